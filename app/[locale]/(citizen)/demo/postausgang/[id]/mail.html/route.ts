import {
	findSavedMail,
	isOutboxOpen,
} from "#lib/notifications/delivery/commands/outbox.ts";

interface Context {
	params: Promise<{ id: string }>;
}

/**
 * Mails are styled inline, which the policy of our pages forbids: so a mail is an answer of its own
 * with its own policy, in which nothing runs, loads or sends, and its origin is nobody's. That of
 * the pages (scripts/server/page-headers.ts) keeps away from its address.
 */
const POLICY = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'self'",
	"sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

export async function GET(_request: Request, { params }: Context) {
	const mail = isOutboxOpen() ? await findSavedMail((await params).id) : null;
	if (!mail) return new Response(null, { status: 404 });
	return new Response(mail.html, {
		headers: {
			"content-type": "text/html; charset=utf-8",
			"content-security-policy": POLICY,
			"cache-control": "private, no-store",
			"x-content-type-options": "nosniff",
			"x-robots-tag": "noindex",
		},
	});
}
