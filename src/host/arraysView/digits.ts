/** How many digits the tree shows: fewer than hover and panel, since it is read down, not across. */
export const mostDigitsInTree = 4;
