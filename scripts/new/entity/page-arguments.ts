/** The arguments of every list that say which page is meant. */
export const pageArguments = `    "How many from the start, or from \`after\` on; 1 to 100. Default: 20, unless \`last\` is given."
    first: Int @range(min: 1, max: 100)
    "Only what comes after this cursor."
    after: String
    "How many from the end, or back from \`before\`; 1 to 100. Not together with \`first\`."
    last: Int @range(min: 1, max: 100)
    "Only what comes before this cursor."
    before: String`;
