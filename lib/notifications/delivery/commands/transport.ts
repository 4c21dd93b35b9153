import { createTransport } from "nodemailer";
import {
	isAddress,
	type Mail,
	mailData,
} from "#lib/notifications/letter/rules/mime.ts";
import { env } from "#lib/runtime/env.ts";
import { saveToOutbox } from "./outbox.ts";

/**
 * accepted: the next mail server has it. refused: it never will. deferred: worth another try.
 * Reasons are codes only ("550 5.1.1 RCPT TO"): what servers write in words repeats the address.
 */
export type Delivery =
	| { outcome: "accepted" }
	| { outcome: "refused" | "deferred"; reason: string };

export interface Transport {
	deliver(mail: Mail): Promise<Delivery>;
	close(): void;
}

/**
 * How long to wait for a mail server, in milliseconds. `whole` is far below the job's expiry (queue.ts):
 * a send that hangs ends before its job is given to others.
 */
const PATIENCE = { greeting: 15_000, silence: 30_000, whole: 60_000 };

/** The mail server of `SMTP_URL`; without one (demo, tests) a folder. */
export function openTransport(patience = PATIENCE): Transport {
	const { smtpUrl } = env();
	return smtpUrl === null
		? folderTransport()
		: smtpTransport(smtpUrl, patience);
}

function smtpTransport(url: string, patience: typeof PATIENCE): Transport {
	const mailer = createTransport({
		url,
		pool: true,
		maxConnections: 3,
		// Whether to try again is decided by the job, which writes down what became of it.
		maxRequeues: 0,
		connectionTimeout: patience.greeting,
		greetingTimeout: patience.greeting,
		socketTimeout: patience.silence,
	});
	return {
		async deliver(mail) {
			if (!isAddress(mail.recipient)) return NO_ADDRESS;
			try {
				await mailer.sendMail({
					...mailData(mail),
					signal: AbortSignal.timeout(patience.whole),
				});
				return { outcome: "accepted" };
			} catch (error) {
				return judge(error);
			}
		},
		close: () => mailer.close(),
	};
}

function folderTransport(): Transport {
	const mailer = createTransport({
		streamTransport: true,
		buffer: true,
		newline: "windows",
	});
	return {
		async deliver(mail) {
			if (!isAddress(mail.recipient)) return NO_ADDRESS;
			const { message } = await mailer.sendMail(mailData(mail));
			await saveToOutbox(mail.id, message as Buffer);
			return { outcome: "accepted" };
		},
		close: () => mailer.close(),
	};
}

const NO_ADDRESS: Delivery = { outcome: "refused", reason: "invalid address" };

interface SmtpError {
	code?: string;
	command?: string;
	responseCode?: number;
	response?: string;
}

/**
 * Only a 5xx to the recipient or the message itself is final. A 5xx to our sign-in or our sender is
 * a mistake in our settings, which somebody will put right.
 */
function judge(error: unknown): Delivery {
	const { code, command, responseCode, response } = error as SmtpError;
	const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(
		response ?? "",
	)?.[1];
	const reason =
		[responseCode, enhanced, command].filter(Boolean).join(" ") ||
		(code ?? "unknown error");
	const final =
		(responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA");
	return { outcome: final ? "refused" : "deferred", reason };
}
