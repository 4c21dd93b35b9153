import "server-only";
import { Resolver } from "node:dns/promises";
import { request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { isIP } from "node:net";
import { urlProblem } from "#lib/programs/hooks/rules/hook-form.ts";
import { OTHER_PROTOCOL, onNoAnswer } from "#lib/runtime/no-answer.ts";
import { isAllowedAddress } from "./allowed-address.ts";

export interface HookAnswer {
	outcome: "accepted" | "deferred" | "gone";
	/** A word or a status; null: taken. */
	reason: string | null;
}

/** Other ways to find and judge an address, for demo and tests. */
interface Ways {
	resolve(host: string, signal: AbortSignal): Promise<readonly string[]>;
	isAllowed(address: string): boolean;
	/** Without encryption as well. */
	isTrial: boolean;
	seconds: number;
}

const WAYS: Ways = {
	resolve: askNames,
	isAllowed: (address) => isAllowedAddress(address),
	isTrial: false,
	seconds: 10,
};

const deferred = (reason: string): HookAnswer => ({
	outcome: "deferred",
	reason,
});

/**
 * Asks the name servers itself: the system's own look-up holds one of four threads of the whole process until it gives up,
 * so that a few slow names would stop files and passwords as well.
 */
async function askNames(host: string, signal: AbortSignal): Promise<string[]> {
	// The way to try out a receiver on this machine; no name server is asked for it.
	if (host === "localhost") return ["127.0.0.1", "::1"];
	const names = new Resolver({ timeout: 2_000, tries: 2 });
	const stop = () => names.cancel();
	signal.addEventListener("abort", stop, { once: true });
	try {
		const found = await Promise.allSettled([
			names.resolve4(host),
			names.resolve6(host),
		]);
		return found.flatMap((one) =>
			one.status === "fulfilled" ? one.value : [],
		);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}

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
	const found = isIP(host)
		? [host]
		: await inTime(resolve(host, signal), signal);
	if (found.length === 0)
		return deferred(signal.aborted ? "timeout" : "unreachable");
	// One that is not allowed among several is reason enough.
	if (!found.every(isAllowed)) return deferred("inside");
	return post(url, { found, body, headers, signal });
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
		found,
		body,
		headers,
		signal,
	}: {
		/** All of them judged; where the first does not answer, the next is tried. */
		found: readonly string[];
		body: string;
		headers: Readonly<Record<string, string>>;
		signal: AbortSignal;
	},
): Promise<HookAnswer> {
	const request = url.protocol === "https:" ? requestEncrypted : requestPlain;
	const addresses = found.map((address) => ({
		address,
		family: isIP(address),
	}));
	const [first = { address: "", family: 0 }] = addresses;
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
					? done(null, addresses)
					: done(null, first.address, first.family),
		});
		onNoAnswer(asked, (why) => {
			const ended = signal.aborted ? "timeout" : "unreachable";
			resolve(deferred(why === OTHER_PROTOCOL ? why : ended));
		});
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
