import "server-only";
import { lookup as lookUp } from "node:dns";
import { request as requestPlainly } from "node:http";
import { request as requestSafely } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { isIssuerAddress } from "#lib/auth/issuers/rules/address.ts";
import { env } from "#lib/runtime/env.ts";
import { onNoAnswer } from "#lib/runtime/no-answer.ts";

/** An issuer does not answer, or something that nobody agreed on. */
export class IssuerFault extends Error {
	readonly kind: "away" | "set-up";
	constructor(kind: "away" | "set-up", what: string) {
		super(what);
		this.name = "IssuerFault";
		this.kind = kind;
	}
}

/** Somebody waits for it before a page of ours. */
const PATIENCE_MS = 4_000;
/** A description has 3 kB, a token of somebody with hundreds of groups some 30. */
const MOST_BYTES = 256 * 1024;

/** In production nobody's issuer: this machine, and where clouds tell their secrets. */
const NEVER = new BlockList();
NEVER.addSubnet("0.0.0.0", 8, "ipv4");
NEVER.addSubnet("127.0.0.0", 8, "ipv4");
NEVER.addSubnet("169.254.0.0", 16, "ipv4");
NEVER.addSubnet("224.0.0.0", 3, "ipv4");
NEVER.addSubnet("::", 127, "ipv6");
NEVER.addSubnet("fe80::", 10, "ipv6");
NEVER.addSubnet("ff00::", 8, "ipv6");

export const allowsLoopback = () => env().mode !== "production";

interface Question {
	/** Left out: it is asked for; otherwise a form is sent. */
	form?: URLSearchParams;
	headers?: Readonly<Record<string, string>>;
}

/**
 * What an issuer answers, as JSON. Its addresses are somebody's words: only encrypted ones are asked, none is followed
 * elsewhere, and of the answer so many bytes are taken as an answer can have, within some seconds.
 * @throws IssuerFault
 */
export async function askIssuer(
	address: string,
	{ form, headers = {} }: Question = {},
): Promise<{ status: number; body: unknown }> {
	const loopback = allowsLoopback();
	if (!isIssuerAddress(address, { allowsLoopback: loopback }))
		throw new IssuerFault("set-up", "an address that is not asked");
	const url = new URL(address);
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (!loopback && isNever(host))
		throw new IssuerFault("set-up", "an address that is not asked");
	const { status, text } = await send(url, form, headers, loopback);
	try {
		return { status, body: JSON.parse(text) };
	} catch {
		throw new IssuerFault(
			status >= 500 ? "away" : "set-up",
			`no JSON, status ${status}`,
		);
	}
}

function send(
	url: URL,
	form: URLSearchParams | undefined,
	headers: Readonly<Record<string, string>>,
	loopback: boolean,
): Promise<{ status: number; text: string }> {
	const body = form?.toString();
	const request = url.protocol === "https:" ? requestSafely : requestPlainly;
	return new Promise((resolve, reject) => {
		const away = (what: string) => reject(new IssuerFault("away", what));
		const asking = request(
			url,
			{
				method: body === undefined ? "GET" : "POST",
				headers: {
					accept: "application/json",
					// What is compressed could be larger than what was counted.
					"accept-encoding": "identity",
					...(body === undefined
						? {}
						: {
								"content-type": "application/x-www-form-urlencoded",
								"content-length": String(Buffer.byteLength(body)),
							}),
					...headers,
				},
				signal: AbortSignal.timeout(PATIENCE_MS),
				agent: false,
				...(loopback ? {} : { lookup: lookUpElsewhere }),
			},
			(answer) => {
				const status = answer.statusCode ?? 0;
				const chunks: Buffer[] = [];
				let length = 0;
				answer.on("data", (chunk: Buffer) => {
					length += chunk.length;
					if (length <= MOST_BYTES) chunks.push(chunk);
					else {
						answer.destroy();
						reject(new IssuerFault("set-up", "too long an answer"));
					}
				});
				answer.on("end", () =>
					resolve({ status, text: Buffer.concat(chunks).toString("utf8") }),
				);
				answer.on("error", (error) => away(error.message));
			},
		);
		onNoAnswer(asking, away);
		asking.end(body);
	});
}

const isNever = (address: string) => {
	const version = isIP(address);
	return version !== 0 && NEVER.check(address, version === 6 ? "ipv6" : "ipv4");
};

/** The address that is checked is the one that is asked: nobody can name another one in between. */
const lookUpElsewhere: LookupFunction = (host, options, callback) => {
	lookUp(host, options, (error, address, family) => {
		const all = Array.isArray(address)
			? address.map((one) => one.address)
			: [address];
		const refused =
			error ??
			(all.some((one) => isNever(one))
				? new Error("a name of this machine itself")
				: null);
		callback(refused, address, family);
	});
};
