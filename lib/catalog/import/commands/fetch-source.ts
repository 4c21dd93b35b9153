import "server-only";
import { lookup as lookUp } from "node:dns/promises";
import { request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "#lib/catalog/import/commands/public-address.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { OTHER_PROTOCOL, onNoAnswer } from "#lib/runtime/no-answer.ts";
import { decodeText } from "#lib/text/decode.ts";

export type FetchRefusal =
	| "address-invalid"
	/** It leads to this machine or into the house. */
	| "address-inside"
	| "unreachable"
	| "too-slow"
	| "too-large"
	/** Another status than 200; redirects are not followed. */
	| "not-there";

/** Of a file that is fetched. */
export const MOST_BYTES = 5 * 1024 * 1024;
const SECONDS = 15;
const LONGEST = 500;

/** Other ways to find and judge an address, for tests. */
interface Ways {
	resolve(host: string): Promise<readonly string[]>;
	isAllowed(address: string): boolean;
	seconds: number;
}

const WAYS: Ways = {
	resolve: async (host) =>
		(await lookUp(host, { all: true })).map(({ address }) => address),
	isAllowed: isPublicAddress,
	seconds: SECONDS,
};

/**
 * Fetches a text from the public internet. The name is looked up once and the connection goes to the address that was
 * judged, so a name that leads elsewhere the second time leads nowhere. Bytes are counted as they arrive.
 */
export async function fetchSource(
	typed: string,
	ways: Partial<Ways> = {},
): Promise<Result<string, FetchRefusal>> {
	const { resolve, isAllowed, seconds } = { ...WAYS, ...ways };
	const url = typed.length <= LONGEST ? URL.parse(typed.trim()) : null;
	if (
		!url ||
		!["http:", "https:"].includes(url.protocol) ||
		url.username !== "" ||
		url.password !== ""
	)
		return refuse("address-invalid");
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const found = isIP(host)
		? [host]
		: await resolve(host).catch((): string[] => []);
	const [address] = found;
	if (!address) return refuse("unreachable");
	// One that is not allowed among several is reason enough.
	if (!found.every(isAllowed)) return refuse("address-inside");
	return receive(url, address, seconds);
}

function receive(
	url: URL,
	address: string,
	seconds: number,
): Promise<Result<string, FetchRefusal>> {
	const request = url.protocol === "https:" ? requestEncrypted : requestPlain;
	const family = isIP(address);
	return new Promise((resolve) => {
		const timeout = AbortSignal.timeout(seconds * 1_000);
		const fail = () =>
			resolve(refuse(timeout.aborted ? "too-slow" : "unreachable"));
		const asked = request(url, {
			signal: timeout,
			agent: false,
			headers: {
				accept: "application/xml, text/xml",
				"accept-encoding": "identity",
			},
			// Pinned: whatever the name would lead to now.
			lookup: (_, options, done) =>
				options.all
					? done(null, [{ address, family }])
					: done(null, address, family),
		});
		onNoAnswer(asked, (why) =>
			why === OTHER_PROTOCOL ? resolve(refuse("not-there")) : fail(),
		);
		asked.on("response", (response) => {
			const end = (why: FetchRefusal) => {
				resolve(refuse(why));
				asked.destroy();
			};
			if (response.statusCode !== 200) return end("not-there");
			if (Number(response.headers["content-length"] ?? 0) > MOST_BYTES)
				return end("too-large");
			const chunks: Buffer[] = [];
			let bytes = 0;
			response.on("data", (chunk: Buffer) => {
				bytes += chunk.length;
				if (bytes > MOST_BYTES) end("too-large");
				else chunks.push(chunk);
			});
			response.on("error", fail);
			response.on("end", () => resolve(ok(decodeText(Buffer.concat(chunks)))));
			response.on("close", fail);
		});
		asked.end();
	});
}
