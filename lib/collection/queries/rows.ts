import "server-only";
import { recipientKeyOf } from "#lib/auth/secrets/secrets.ts";
import type { DocumentKind } from "#lib/catalog/rules/document-kind.ts";
import { toOffered } from "#lib/city/city.ts";
import type {
	CollectionEnd,
	CollectionView,
} from "#lib/collection/collection.ts";
import { knowledgeOf } from "#lib/collection/rules/knows.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { MessageStatus } from "#lib/notifications/notifications.ts";

export const WHOLE = {
	contact: true,
	messages: true,
	appointment: { select: { contact: { select: { showsLanguage: true } } } },
} as const satisfies Prisma.CollectionInclude;

export type CollectionRow = Prisma.CollectionGetPayload<{
	include: typeof WHOLE;
}>;

export function viewOf(
	row: CollectionRow,
	now: Temporal.Instant,
): CollectionView {
	const messages = mailsOf(row);
	const [newest] = messages;
	return {
		id: row.id,
		number: row.number,
		document: row.document as DocumentKind,
		receiver: row.contact && {
			name: row.contact.name,
			email: row.contact.email,
			phone: row.contact.phone,
		},
		locale: shownLocale(row),
		readyAt: row.readyAt.getTime(),
		remindedAt: row.remindedAt?.getTime() ?? null,
		endedAt: row.endedAt?.getTime() ?? null,
		endedHow: row.endedHow as CollectionEnd | null,
		knows: knowledgeOf({ toldAt: row.toldAt, messages }, now),
		mail: newest?.status ?? null,
		reason: newest?.lastError ?? null,
		version: row.version,
	};
}

/** Null: it came from an appointment, and whoever booked it has not agreed that staff see their language. */
const shownLocale = ({ locale, appointmentId, appointment }: CollectionRow) =>
	appointmentId === null || appointment?.contact?.showsLanguage
		? toOffered(locale)
		: null;

/** When the newest mail to the address that is known now was written, if it has left; null: it has not. */
export function reachedByMailAt(row: CollectionRow): Date | null {
	const [newest] = mailsOf(row);
	return newest?.status === "sent" ? newest.createdAt : null;
}

/** Those to the address that is known now, the newest first: what a wrong one got has told nobody anything. */
function mailsOf({ contact, messages }: CollectionRow) {
	const key = contact?.email ? recipientKeyOf(contact.email) : null;
	return messages
		.filter(({ recipientKey }) => recipientKey === key)
		.map(({ status, createdAt, lastError }) => ({
			status: status as MessageStatus,
			createdAt,
			lastError,
		}))
		.sort((a, b) => +b.createdAt - +a.createdAt);
}
