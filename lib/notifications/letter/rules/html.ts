const ESCAPES: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** HTML that the `html` template has made; nothing else counts as safe. */
export class Markup {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

type Part = string | number | Markup | null | readonly Part[];

function render(part: Part): string {
	if (part === null) return "";
	if (part instanceof Markup) return part.text;
	if (typeof part === "object") return part.map(render).join("");
	return (
		String(part)
			.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
			// A text has lines where they matter: Leichte Sprache, what the house writes to somebody.
			.replaceAll("\n", "<br>\n")
	);
}

/** The only way to write HTML outside of React: every value is escaped unless `html` made it. */
export function html(
	strings: TemplateStringsArray,
	...parts: readonly Part[]
): Markup {
	return new Markup(
		strings.map((text, index) => text + render(parts[index] ?? null)).join(""),
	);
}
