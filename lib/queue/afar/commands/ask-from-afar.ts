import "server-only";
import { clientTry, countClient } from "#lib/auth/commands/client-limit.ts";
import { isWithinLimit, type Limit } from "#lib/auth/commands/limits.ts";
import { seal } from "#lib/auth/secrets/seal.ts";
import {
	drawnVisitId,
	isFormKey,
	personKeyOf,
} from "#lib/auth/secrets/secrets.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { inTransaction, orBusy, write } from "#lib/db/write.ts";
import { enqueueAfarMail } from "#lib/notifications/commands/enqueue.ts";
import type { AfarWish, NotFromAfar } from "#lib/queue/afar/afar.ts";
import { findOffer } from "#lib/queue/afar/queries/find-offer.ts";
import { personOf } from "#lib/queue/afar/rules/typed.ts";
import { parseWishes } from "#lib/queue/arrival/rules/wishes.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

/** Of the form (`newFormKey`): sent twice it is one mail. */
export const AFAR_FORM = "afar";

export type AskRefusal =
	| NotFromAfar
	| "unknown-form"
	| "unknown-station"
	| "unknown-service"
	| "too-many-tries"
	/** So many mails have gone to this address that this one does not. */
	| "mail-limit"
	| "busy";

/** An address is not a person: a whole house may stand behind it. */
const LIMIT: Limit = { name: "afar", times: 40, seconds: 3_600 };

/** Mails with a link that go to one mailbox on one day; what was forgotten since counts as well. */
const ASKS: Limit = { name: "afar-asks", times: 3, seconds: 24 * 3_600 };

/**
 * Somebody wants to wait elsewhere. They get a mail with a link, which draws the number: whose address it is nobody but
 * they can show, and by it one person has one number. Nothing of whether an address has one already is told here, where
 * anybody may type it.
 */
export function askFromAfar({
	wish,
	formKey,
	locale,
	client,
	now,
}: {
	wish: AfarWish;
	formKey: string;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}): Promise<Result<null, AskRefusal>> {
	return orBusy<null, AskRefusal>(async () => {
		if (!isFormKey(formKey, AFAR_FORM)) return refuse("unknown-form");
		const catalog = await getCatalog(locale, now);
		const station = findStation(catalog, wish.station);
		if (!station?.isPublic) return refuse("unknown-station");
		const services = [wish.service];
		const known = parseWishes(services, catalog);
		// One person has one errand: a family of nine would take the hour of the whole house.
		if (
			wish.service.includes(":") ||
			!known.ok ||
			known.value.some(({ service }) => !service.isOffered)
		)
			return refuse("unknown-service");
		const person = personOf(wish.email);
		const personKey = personKeyOf(`afar ${person}`);
		// The same form with something else in it is another wish.
		const what = `${AFAR_FORM} ${formKey} ${person} ${wish.service} ${wish.wayMinutes}`;
		const id = drawnVisitId(station.id, what);
		const of = { where: { id }, select: { id: true } } as const;
		if (await db().afarTicket.findUnique(of)) return ok(null);
		const counted = clientTry(LIMIT, client, now);
		// Before the forecast, which costs most: what is refused counts, too.
		if (await inTransaction((tx) => countClient(tx, counted, now)))
			return refuse("too-many-tries");
		const { why } = await findOffer(station.id, services, wish.wayMinutes, now);
		if (why) return refuse(why);
		const day = civilDateOf(now);
		const date = toDbDate(day);
		return write<null, AskRefusal>(async (tx) => {
			await lockKey(tx, `afar person ${personKey}`);
			if (await tx.afarTicket.findUnique(of)) return ok(null);
			// Whatever stands behind a plus sign goes to the same mailbox.
			if (!(await isWithinLimit(tx, ASKS, `${personKey} ${day}`)))
				return refuse("mail-limit");
			await tx.afarTicket.create({
				data: {
					id,
					stationId: station.id,
					date,
					services,
					wayMinutes: wish.wayMinutes,
					locale,
					sealed: seal(AFAR_FORM, Buffer.from(wish.email)),
					personKey,
					askedAt: toDbInstant(now),
				},
				select: { id: true },
			});
			const isSent = await enqueueAfarMail(tx, {
				afarId: id,
				kind: "afar-draw",
				recipient: wish.email,
				locale,
				origin: "citizen",
				now,
			});
			if (!isSent) {
				await tx.afarTicket.delete(of);
				return refuse("mail-limit");
			}
			return ok(null);
		});
	});
}
