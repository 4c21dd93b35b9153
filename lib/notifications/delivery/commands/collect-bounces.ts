import "server-only";
import type { ImapFlow } from "imapflow";
import { isBounceKey } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import {
	type Bounce,
	readBounce,
} from "#lib/notifications/delivery/rules/bounce.ts";
import { parseBounceAddress } from "#lib/notifications/delivery/rules/bounce-address.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";

/** A turn looks at so many; the next one comes after minutes. */
const BATCH = 200;
/** The report stands before the returned mail: of a huge mail the beginning is enough. */
const BYTES = 256 * 1024;
/** A mailbox that answers now and then must not keep a turn for ever. */
const TURN_MILLISECONDS = 2 * 60_000;

/**
 * Reads what came back (docs/decisions/0013) and marks mails as bounced. What was understood is deleted,
 * because it holds addresses and often the whole mail; everything else is marked as read and stays.
 * A turn that breaks off is harmless: the next one finds what is still unread.
 * @throws when the mailbox is out of reach or breaks off
 */
export async function collectBounces(
	imapUrl: string,
	stopping: AbortSignal,
): Promise<void> {
	const client = await mailbox(imapUrl);
	const hurry = AbortSignal.any([
		stopping,
		AbortSignal.timeout(TURN_MILLISECONDS),
	]);
	const leave = () => client.close();
	hurry.addEventListener("abort", leave);
	try {
		await client.connect();
		await client.mailboxOpen(folderOf(imapUrl));
		const unread = (await client.search({ seen: false }, { uid: true })) || [];
		for (const uid of unread.slice(0, BATCH)) await look(client, String(uid));
		await client.logout();
	} catch (error) {
		if (!stopping.aborted) throw brokenOff(error);
	} finally {
		hurry.removeEventListener("abort", leave);
		client.close();
	}
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Loaded when it is needed: most installations have no such mailbox. */
async function mailbox(imapUrl: string): Promise<ImapFlow> {
	const { ImapFlow } = await import("imapflow");
	const { protocol, hostname, port, username, password } = new URL(imapUrl);
	const secure = protocol === "imaps:";
	const client = new ImapFlow({
		host: hostname.replace(/^\[|\]$/g, ""),
		port: Number(port) || (secure ? 993 : 143),
		secure,
		// The password crosses no network in the clear.
		...(secure ? {} : { doSTARTTLS: !LOOPBACK.has(hostname) }),
		auth: {
			user: decodeURIComponent(username),
			pass: decodeURIComponent(password),
		},
		logger: false,
		disableAutoIdle: true,
		connectionTimeout: 15_000,
		greetingTimeout: 15_000,
		socketTimeout: 30_000,
	});
	// Without a listener an error event would end the process; the command under way fails anyway.
	client.on("error", () => {});
	return client;
}

const folderOf = (imapUrl: string) =>
	decodeURIComponent(new URL(imapUrl).pathname.slice(1)) || "INBOX";

async function look(client: ImapFlow, uid: string): Promise<void> {
	const found = await client.fetchOne(
		uid,
		{ source: { start: 0, maxLength: BYTES } },
		{ uid: true },
	);
	if (!found) return;
	const understood = found.source
		? await readBounce(found.source).then(settle, () => false)
		: false;
	if (understood) await client.messageDelete(uid, { uid: true });
	else await client.messageFlagsAdd(uid, ["\\Seen"], { uid: true });
}

/** @returns whether nothing is left for a person to read */
async function settle({ addresses, verdict }: Bounce): Promise<boolean> {
	const id = ownMessage(addresses);
	if (id === null || verdict.is === "unclear") return false;
	if (verdict.is === "failed") {
		await db().message.updateMany({
			where: { id, status: "sent" },
			data: { status: "bounced", lastError: verdict.code },
		});
		log().warn({ message: id, code: verdict.code }, "mail came back");
	}
	return true;
}

function ownMessage(addresses: readonly string[]): string | null {
	const { bounceAddress } = env();
	if (bounceAddress === null) return null;
	for (const address of addresses) {
		const claim = parseBounceAddress(bounceAddress, address);
		if (claim && isBounceKey(claim.key, claim.id)) return claim.id;
	}
	return null;
}

/** Codes only: servers repeat user names, and imapflow hangs their answers on its errors. */
function brokenOff(error: unknown): Error {
	const { code, responseStatus, authenticationFailed } = error as {
		code?: string;
		responseStatus?: string;
		authenticationFailed?: boolean;
	};
	const reason = authenticationFailed
		? "sign-in refused"
		: (code ?? responseStatus ?? "unknown error");
	return new Error(`The bounce mailbox was not read to its end: ${reason}`);
}
