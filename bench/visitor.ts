/** What a browser keeps of an answer. */
export interface Answer {
	status: number;
	/** Where it was found, after redirects. */
	address: string;
	location: string | null;
	html: string;
}

/**
 * Somebody without JavaScript, at an address of their own: the limits per client are to stay as they are.
 * The server trusts us like a proxy in front of it (stage.ts).
 */
export interface Visitor {
	get(address: string): Promise<Answer>;
	/** Sends the form of a page, with its hidden fields, as the browser would. */
	press(
		page: Answer,
		fields: Readonly<Record<string, string>>,
	): Promise<Answer>;
}

const MAX_REDIRECTS = 3;

export function newVisitor(origin: string): Visitor {
	const headers = {
		"x-forwarded-for": randomAddress(),
		"accept-encoding": "gzip",
	};
	async function get(address: string, redirects = 0): Promise<Answer> {
		const answer = await send(address, { headers });
		if (answer.location === null || answer.status === 200) return answer;
		if (redirects === MAX_REDIRECTS)
			throw new Error(`Round and round: ${address}`);
		return get(new URL(answer.location, address).href, redirects + 1);
	}
	return {
		get: (address) => get(new URL(address, origin).href),
		async press(page, fields) {
			const body = formOf(page.html, fields);
			return send(page.address, {
				method: "POST",
				headers: { ...headers, origin },
				body,
			});
		},
	};
}

/** 10.x.x.x, so that each of them counts for itself. */
function randomAddress(): string {
	const parts = crypto.getRandomValues(new Uint8Array(3));
	return ["10", ...parts].join(".");
}

async function send(address: string, options: RequestInit): Promise<Answer> {
	const response = await fetch(address, { ...options, redirect: "manual" });
	const html = await response.text();
	const { status } = response;
	if (status >= 400) throw new Error(`${status} at ${address}`);
	return { status, address, location: response.headers.get("location"), html };
}

/** The first form that is sent to the server, with everything hidden in it and the fields given here. */
export function formOf(
	html: string,
	fields: Readonly<Record<string, string>>,
): FormData {
	const form = html
		.match(/<form[\s>].*?<\/form>/gs)
		?.find((part) => part.includes('name="$ACTION_'));
	if (!form) throw new Error("There is no form on the page.");
	const data = new FormData();
	for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
		const name = attribute(input, "name");
		if (attribute(input, "type") === "hidden" && name && !(name in fields))
			data.append(name, attribute(input, "value") ?? "");
	}
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

function attribute(tag: string, name: string): string | null {
	const text = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
	return text === undefined ? null : unescapeHtml(text);
}

const unescapeHtml = (text: string) =>
	text
		.replaceAll("&quot;", '"')
		.replaceAll("&#x27;", "'")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
