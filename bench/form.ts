/** A form as it goes over the line. */
export interface SentForm {
	/** Where it is sent; null: to where the page is. */
	action: string | null;
	headers: Readonly<Record<string, string>>;
	body: Buffer;
}

type Fields = Readonly<Record<string, string>>;

/**
 * The first form of a page that is sent to an action, with everything hidden in it and the fields given here, as a
 * browser without scripts sends it. Read by searching for words: pages are long, and a load has much to read.
 */
export function formOf(html: string, fields: Fields): SentForm {
	const named = html.indexOf('name="$ACTION_');
	if (named < 0) throw new Error("There is no form on the page.");
	const form = html.slice(
		html.lastIndexOf("<form", named),
		html.indexOf("</form>", named),
	);
	const sent: [string, string][] = [];
	for (const tag of inputsOf(form)) {
		const name = attribute(tag, "name");
		if (name === null || name in fields) continue;
		if (attribute(tag, "type") === "hidden")
			sent.push([name, attribute(tag, "value") ?? ""]);
	}
	const action = attribute(form.slice(0, endOfTag(form, 0)), "action");
	return { action, ...multipart([...sent, ...Object.entries(fields)]) };
}

function* inputsOf(html: string): Generator<string> {
	let at = html.indexOf("<input");
	while (at >= 0) {
		// A value has its ">" as it is: the end is the one outside of quotes.
		const end = endOfTag(html, at);
		yield html.slice(at, end);
		at = html.indexOf("<input", end);
	}
}

function endOfTag(html: string, from: number): number {
	let isQuoted = false;
	for (let at = from; at < html.length; at += 1) {
		const sign = html.charCodeAt(at);
		if (sign === QUOTE) isQuoted = !isQuoted;
		else if (sign === GREATER && !isQuoted) return at + 1;
	}
	return html.length;
}

const QUOTE = 34;
const GREATER = 62;

function attribute(tag: string, name: string): string | null {
	const start = tag.indexOf(` ${name}="`);
	if (start < 0) return null;
	const from = start + name.length + 3;
	return unescapeHtml(tag.slice(from, tag.indexOf('"', from)));
}

export const unescapeHtml = (text: string): string =>
	text.includes("&")
		? text
				.replaceAll("&quot;", '"')
				.replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) =>
					String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
				)
				.replaceAll("&lt;", "<")
				.replaceAll("&gt;", ">")
				.replaceAll("&amp;", "&")
		: text;

const BOUNDARY = "----a-form-of-the-bench";
const HEADERS = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

function multipart(entries: readonly [string, string][]) {
	const parts = entries.map(
		([name, value]) =>
			`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
	);
	const body = Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`);
	return {
		headers: { ...HEADERS, "content-length": String(body.length) },
		body,
	};
}
