/** The element id of a field, which error summaries and links of other pages lead to. */
export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`
