import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";

/** One try of telling something. */
export interface Told {
	id: string;
	seconds: string;
	headers: IncomingHttpHeaders;
	isSigned: boolean;
	// biome-ignore lint/suspicious/noExplicitAny: each case says what it expects of it.
	event: any;
}

/** Takes what an implementation tells a program, at an address that was entered there before. */
export class Receiver {
	/** "second tries": of each event the first try is refused. */
	takes: "all" | "second tries" = "all";
	private readonly told: Told[] = [];
	private readonly secret: string;

	private readonly mostSeconds: number;

	/** @param mostSeconds so long one event is waited for: one that failed comes again after some seconds */
	constructor(secret: string, mostSeconds = 45) {
		this.secret = secret;
		this.mostSeconds = mostSeconds;
	}

	/** @param port 0: any that is free */
	async listen(port: number): Promise<{ port: number; stop(): Promise<void> }> {
		const server = createServer(async (request, response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			const { headers } = request;
			const body = Buffer.concat(chunks).toString();
			response.writeHead(this.take(headers, body) ? 204 : 503).end();
		});
		await new Promise<void>((resolve, reject) => {
			server.once("error", reject);
			server.listen(port, () => resolve());
		});
		return {
			port: (server.address() as AddressInfo).port,
			stop: () =>
				new Promise((resolve) => {
					server.close(() => resolve());
					server.closeAllConnections();
				}),
		};
	}

	of(appointment: string): Told[] {
		return this.told.filter(
			({ event }) => event?.data?.appointment === appointment,
		);
	}

	/** @param tries so often it has to come */
	async wait(appointment: string, type: string, tries = 1): Promise<Told> {
		const until = Date.now() + this.mostSeconds * 1_000;
		while (Date.now() < until) {
			const found = this.of(appointment).filter(
				({ event }) => event.type === type,
			);
			const last = found[tries - 1];
			if (last) return last;
			await setTimeout(50);
		}
		throw new Error(
			`${type} was not told ${tries === 1 ? "" : `${tries} times `}within ${this.mostSeconds} seconds`,
		);
	}

	private take(headers: IncomingHttpHeaders, body: string): boolean {
		const id = String(headers["webhook-id"] ?? "");
		const isFirst = this.told.every((one) => one.id !== id);
		this.told.push({
			id,
			seconds: String(headers["webhook-timestamp"] ?? ""),
			headers,
			isSigned: this.isSigned(headers, body),
			event: parsed(body),
		});
		return this.takes === "all" || !isFirst;
	}

	/** As Standard Webhooks 1.0.0 tells whoever receives. */
	private isSigned(headers: IncomingHttpHeaders, body: string): boolean {
		const key = Buffer.from(this.secret.replace(/^whsec_/, ""), "base64");
		const { "webhook-id": id, "webhook-timestamp": seconds } = headers;
		const signed = `${id}.${seconds}.${body}`;
		const right = createHmac("sha256", key).update(signed).digest("base64");
		const given = String(headers["webhook-signature"] ?? "").split(" ");
		return given.includes(`v1,${right}`);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
