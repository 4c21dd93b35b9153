import "server-only";
import { lookup as lookUp } from "node:dns/promises";
import { request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "#lib/catalog/import/commands/public-address.ts";
import { urlProblem } from "#lib/programs/hooks/rules/hook-form.ts";

export interface HookAnswer {
	outcome: "accepted" | "deferred" | "gone";
	/** A word or a status; null: taken. */
	reason: string | null;
}

/** Other ways to find and judge an address, for demo and tests. */
interface Ways {
	resolve(host: string): Promise<readonly string[]>;
	isAllowed(address: string): boolean;
	/** Without encryption as well. */
	isTrial: boolean;
	seconds: number;
}

const WAYS: Ways = {
	resolve: async (host) =>
		(await lookUp(host, { all: true })).map(({ address }) => address),
	isAllowed: isPublicAddress,
	isTrial: false,
	seconds: 10,
};

const deferred = (reason: string): HookAnswer => ({
	outcome: "deferred",
	reason,
});

/**
 * Sends an event to where a program wants it. The name is looked up once and the connection goes to the address that was
 * judged: what an administrator typed, or whoever owns the name, must not lead it into the house. No redirect is
 * followed, of the answer only the status is read, and all of it ends after some seconds.
 */
export async function sendEvent(
	{
		url: typed,
		body,
		headers,
	}: { url: string; body: string; headers: Readonly<Record<string, string>> },
	ways: Partial<Ways> = {},
): Promise<HookAnswer> {
	const { resolve, isAllowed, isTrial, seconds } = { ...WAYS, ...ways };
	// What is stored may be older than the rule.
	if (urlProblem(typed, isTrial) !== null) return deferred("address");
	const url = new URL(typed);
	const signal = AbortSignal.timeout(seconds * 1_000);
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const found = isIP(host) ? [host] : await inTime(resolve(host), signal);
	const [address] = found;
	if (!address) return deferred(signal.aborted ? "timeout" : "unreachable");
	// One that is not allowed among several is reason enough.
	if (!found.every(isAllowed)) return deferred("inside");
	return post(url, { address, body, headers, signal });
}

/** Nothing where it takes too long, or there is no such name. */
function inTime(
	finding: Promise<readonly string[]>,
	signal: AbortSignal,
): Promise<readonly string[]> {
	return new Promise((resolve) => {
		signal.addEventListener("abort", () => resolve([]), { once: true });
		finding.then(resolve, () => resolve([]));
	});
}

function post(
	url: URL,
	{
		address,
		body,
		headers,
		signal,
	}: {
		address: string;
		body: string;
		headers: Readonly<Record<string, string>>;
		signal: AbortSignal;
	},
): Promise<HookAnswer> {
	const request = url.protocol === "https:" ? requestEncrypted : requestPlain;
	const family = isIP(address);
	return new Promise((resolve) => {
		const asked = request(url, {
			method: "POST",
			signal,
			agent: false,
			headers: {
				"content-type": "application/json",
				"content-length": String(Buffer.byteLength(body)),
				...headers,
			},
			// Pinned: whatever the name would lead to now.
			lookup: (_, options, done) =>
				options.all
					? done(null, [{ address, family }])
					: done(null, address, family),
		});
		asked.on("error", () =>
			resolve(deferred(signal.aborted ? "timeout" : "unreachable")),
		);
		asked.on("response", (response) => {
			resolve(answerOf(response.statusCode ?? 0));
			// What it says besides is nothing to us, however long.
			response.on("error", () => {});
			response.destroy();
		});
		asked.end(body);
	});
}

/** Taken with 2xx; 410: nobody is there any more and nobody will be. */
function answerOf(status: number): HookAnswer {
	if (status >= 200 && status < 300)
		return { outcome: "accepted", reason: null };
	const reason = `status ${status}`;
	return status === 410 ? { outcome: "gone", reason } : deferred(reason);
}
