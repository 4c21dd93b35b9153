import PostalMime, { type Email } from "postal-mime";

/**
 * What a mail in the bounce mailbox says. failed: it came back for good, with the status code only,
 * because foreign words repeat addresses. delayed: the other server still tries. automatic: an
 * out-of-office answer or the like. unclear: for a person to read.
 */
type BounceVerdict =
	| { is: "failed"; code: string }
	| { is: "delayed" | "automatic" | "unclear" };

export interface Bounce {
	/** Every address it may have come to. */
	addresses: readonly string[];
	verdict: BounceVerdict;
}

/** Headers in which mail servers leave the address a mail came to. */
const ARRIVED_AT = new Set([
	"to",
	"cc",
	"delivered-to",
	"x-original-to",
	"envelope-to",
	"x-envelope-to",
	"x-forwarded-to",
]);
const ADDRESS = /[^\s<>(),;:"]+@[^\s<>(),;:"]+/g;
/** X.Y.Z of RFC 3463, and no IP address. */
const CODE = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/;
/** "Other or undefined": somebody gave the mail back without a code. */
const NO_CODE = "5.0.0";

/**
 * Reads what came back; the mail may be hostile or cut off in the middle.
 * @throws when it is no mail at all
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce> {
	const mail = await PostalMime.parse(raw, {
		attachmentEncoding: "utf8",
		forceRfc822Attachments: true,
		maxNestingDepth: 20,
		maxHeadersSize: 64 * 1024,
	});
	return { addresses: addressesOf(mail), verdict: verdictOn(mail) };
}

const addressesOf = ({ headers }: Email): string[] =>
	headers
		.filter(({ key }) => ARRIVED_AT.has(key))
		.flatMap(({ value }) => value.match(ADDRESS) ?? []);

function verdictOn(mail: Email): BounceVerdict {
	const report = mail.attachments.find(
		({ mimeType }) => mimeType === "message/delivery-status",
	);
	if (report) return reported(String(report.content));
	if (isAutomaticAnswer(mail)) return { is: "automatic" };
	return isFromMailSystem(mail) ? worded(mail) : { is: "unclear" };
}

/** RFC 3464: what the other server did counts. After days of 4.x.x it says "failed", and nobody tries any more. */
function reported(report: string): BounceVerdict {
	const field = (name: string) =>
		new RegExp(`^${name}:[ \\t]*(\\S+)`, "im").exec(report)?.[1] ?? "";
	const action = field("Action").toLowerCase();
	if (action === "delayed") return { is: "delayed" };
	// "delivered", "relayed", "expanded": good news that nobody asked for.
	if (action !== "failed") return { is: action ? "automatic" : "unclear" };
	return { is: "failed", code: CODE.exec(field("Status"))?.[1] ?? NO_CODE };
}

/** Servers that know no reports write to people. */
function worded({ subject = "", text = "" }: Email): BounceVerdict {
	const code = CODE.exec(text)?.[1];
	const isWarning = /delay|warning|verzögert/i.test(subject);
	if (code?.startsWith("4") || (!code && isWarning)) return { is: "delayed" };
	return { is: "failed", code: code ?? NO_CODE };
}

/** RFC 3834, and what programs did before it. */
function isAutomaticAnswer({ headers }: Email): boolean {
	return headers.some(
		({ key, value }) =>
			(key === "auto-submitted" && /^auto-(replied|notified)/i.test(value)) ||
			(key === "precedence" && /^auto_reply/i.test(value)) ||
			key === "x-autoreply" ||
			key === "x-autorespond",
	);
}

/** The null sender is for bounces alone; mail systems that do not know it sign as mailer-daemon. */
function isFromMailSystem({ from, returnPath }: Email): boolean {
	const sender = from?.address?.toLowerCase() ?? "";
	return (
		/^(mailer-daemon|postmaster)@/.test(sender) ||
		(returnPath !== undefined && /^(<\s*>)?$/.test(returnPath.trim()))
	);
}
