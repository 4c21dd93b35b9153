const MAX = 4_000;

/** What a form sent under a name; nothing and files are an empty text. */
export function sentText(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === "string" ? value.slice(0, MAX) : "";
}

/** The visit a step is about, as the page showed it. */
export function sentVisit(form: FormData): {
	visitId: string;
	version: number;
} {
	return {
		visitId: sentText(form, "besuch"),
		version: Number(sentText(form, "stand")),
	};
}
