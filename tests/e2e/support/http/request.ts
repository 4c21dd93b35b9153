/** What a browser asks the server for. */
export interface Asked {
	url: string;
	method?: "GET" | "POST";
	body?: FormData | URLSearchParams;
	/** The page with the link or form. */
	from?: string;
}

/** As a browser sends a form, with the button that was pressed. */
export function requestOf(
	form: HTMLFormElement,
	button: HTMLElement | null,
): Asked {
	const { defaultView: view, URL: from } = form.ownerDocument;
	if (!view) throw new Error("a form without a window");
	const said = (name: string) =>
		button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
	const fields = [...new view.FormData(form, button)].map(
		([name, value]) => [wired(name), wired(value)] as const,
	);
	const url = new URL(said("action") || from, from);
	if (said("method").toLowerCase() !== "post") {
		url.search = String(new URLSearchParams(fields.map((field) => [...field])));
		return { url: url.href, from };
	}
	const isParted = said("enctype").toLowerCase() === "multipart/form-data";
	const body = isParted ? new FormData() : new URLSearchParams();
	for (const [name, value] of fields) body.append(name, value);
	return { url: url.href, method: "POST", body, from };
}

/** On the wire a line ends with two characters. */
function wired(text: FormDataEntryValue): string {
	if (typeof text !== "string") throw new Error("a file is not sent from here");
	return text.replace(/\r\n?|\n/g, "\r\n");
}

/** Where an answer leads on to, if it does: with what was sent (307, 308) or without. */
export function ledOn(asked: Asked, answer: Response): Asked | undefined {
	const place = answer.headers.get("location");
	if (place === null || answer.status < 300 || answer.status > 399)
		return undefined;
	const url = new URL(place, asked.url);
	// A part of the page that was asked for is still meant.
	if (!url.hash) url.hash = new URL(asked.url).hash;
	const again = answer.status === 307 || answer.status === 308 ? asked : {};
	return {
		...again,
		url: url.href,
		...(asked.from ? { from: asked.from } : {}),
	};
}
