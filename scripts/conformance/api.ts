import { setTimeout } from "node:timers/promises";

export interface Client {
	clientId: string;
	secret: string;
}

export interface Answer {
	status: number;
	headers: Headers;
	/** Undefined where it is no JSON. */
	// biome-ignore lint/suspicious/noExplicitAny: each case says what it expects of it.
	body: any;
}

export interface Sending {
	/** Null: no header Idempotency-Key; left out: a new key. */
	key?: string | null;
	headers?: Readonly<Record<string, string>>;
	/** Left out: one with everything the client may do. */
	token?: string;
}

/** Longer than a window of requests. */
const MOST_WAIT_SECONDS = 90;
/** A token is used for less than it may count. */
const OLD_MILLISECONDS = 300_000;

/** Asks one implementation, by HTTP as docs/api.md tells it. */
export class Api {
	private known: { token: string; at: number } | null = null;
	private readonly base: string;
	private readonly client: Client;
	private readonly ask: typeof fetch;

	constructor(base: string, client: Client, ask: typeof fetch) {
		this.base = base.replace(/\/+$/, "");
		this.client = client;
		this.ask = ask;
	}

	read(path: string): Promise<Answer> {
		return this.request(path, {});
	}

	get clientId(): string {
		return this.client.clientId;
	}

	/** Asks for a token; left out: with id and secret in the header. */
	askToken(
		fields: Readonly<Record<string, string>> | string,
		headers: Readonly<Record<string, string>> = this.basic(),
	): Promise<Answer> {
		return this.request("oauth/token", {
			method: "POST",
			headers: {
				"content-type": "application/x-www-form-urlencoded",
				...headers,
			},
			body: new URLSearchParams(fields).toString(),
		});
	}

	basic(secret = this.client.secret): { authorization: string } {
		const both = `${encodeURIComponent(this.client.clientId)}:${encodeURIComponent(secret)}`;
		return { authorization: `Basic ${btoa(both)}` };
	}

	inBody(): { client_id: string; client_secret: string } {
		return {
			client_id: this.client.clientId,
			client_secret: this.client.secret,
		};
	}

	/** What the client may do. */
	async scopes(): Promise<readonly string[]> {
		const { body } = await this.askToken({ grant_type: "client_credentials" });
		return String(body?.scope ?? "").split(" ");
	}

	async tokenFor(scope?: string): Promise<string> {
		const fresh = Date.now() - OLD_MILLISECONDS;
		if (!scope && this.known && this.known.at > fresh) return this.known.token;
		const { body, status } = await this.askToken({
			grant_type: "client_credentials",
			...(scope ? { scope } : {}),
		});
		if (typeof body?.access_token !== "string")
			throw new Error(`No token: ${status} ${JSON.stringify(body)}`);
		if (!scope) this.known = { token: body.access_token, at: Date.now() };
		return body.access_token;
	}

	/** A command. A text is sent as it is, all else as JSON. */
	async send(path: string, body: unknown, how: Sending = {}): Promise<Answer> {
		const { key = crypto.randomUUID(), headers = {} } = how;
		const token = how.token ?? (await this.tokenFor());
		return this.request(path, {
			method: "POST",
			headers: {
				...(token === "" ? {} : { authorization: `Bearer ${token}` }),
				"content-type": "application/json",
				...(key === null ? {} : { "idempotency-key": key }),
				...headers,
			},
			body: typeof body === "string" ? body : JSON.stringify(body),
		});
	}

	private async request(
		path: string,
		init: RequestInit,
		again = true,
	): Promise<Answer> {
		const response = await this.ask(`${this.base}/api/v1/${path}`, {
			redirect: "manual",
			signal: AbortSignal.timeout(30_000),
			...init,
		});
		const body = parsed(await response.text());
		const { status, headers } = response;
		// It said when: a suite is no reason to let others wait.
		if (status === 429 && body?.code === "too-many-requests" && again) {
			const seconds = Number(headers.get("retry-after"));
			if (seconds >= 0 && seconds <= MOST_WAIT_SECONDS) {
				await setTimeout(seconds * 1_000);
				return this.request(path, init, false);
			}
		}
		return { status, headers, body };
	}
}

function parsed(text: string) {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
