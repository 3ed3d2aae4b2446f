/** The id of a paragraph in its page: "p-12", "p-12(a)", "p-12-bis". An id holds no spaces. */
export const anchorOf = (label: string): string => `p-${label.replace(/\s+/g, '-')}`
