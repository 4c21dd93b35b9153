/** "482193507" → "482 193 507" with no-break spaces, as people read it out. */
export function groupedReference(reference: string): string {
	return reference.replace(/(?<=\d)(?=(?:\d{3})+$)/g, "\u00a0");
}
