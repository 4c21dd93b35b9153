import { type Answer, newClient } from "./client.ts";
import { formOf } from "./form.ts";

/**
 * Somebody without JavaScript, at an address of their own: the limits per client are to stay as they are.
 * The server trusts us like a proxy in front of it (stage.ts).
 */
export interface Visitor {
	/** @throws when what was looked for is not there */
	get(address: string): Promise<Answer>;
	/** Sends the form of a page, with its hidden fields, as the browser would. */
	press(
		page: Pick<Answer, "html" | "address">,
		fields: Readonly<Record<string, string>>,
	): Promise<Answer>;
}

const MAX_REDIRECTS = 3;

export function newVisitor(origin: string): Visitor {
	const client = newClient(origin, {
		"x-forwarded-for": randomAddress(),
		"accept-encoding": "gzip",
	});
	const send: typeof client.send = async (address, more) => {
		const answer = await client.send(address, more);
		if (answer.status >= 400)
			throw new Error(`${answer.status} at ${answer.address}`);
		return answer;
	};
	async function get(address: string, redirects = 0): Promise<Answer> {
		const answer = await send(address);
		if (answer.location === null) return answer;
		if (redirects === MAX_REDIRECTS)
			throw new Error(`Round and round: ${address}`);
		return get(new URL(answer.location, answer.address).href, redirects + 1);
	}
	return {
		get: (address) => get(new URL(address, origin).href),
		press(page, fields) {
			const form = formOf(page.html, fields);
			const address = new URL(form.action ?? page.address, page.address);
			return send(address.href, { form });
		},
	};
}

/** 10.x.x.x, so that each of them counts for itself. */
function randomAddress(): string {
	const parts = crypto.getRandomValues(new Uint8Array(3));
	return ["10", ...parts].join(".");
}
