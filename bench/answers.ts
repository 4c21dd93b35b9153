import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/wishes/commands/answer-offer.ts";
import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { inventPerson } from "./invented.ts";
import { crowd, rounded } from "./measure.ts";

const WIDTH = 16;
const OFFERS = 200;

/**
 * Many answers to few offers at the same time: who was told yes has an appointment, nobody else has, and no two of them
 * overlap. One in eleven says no.
 */
export async function measureAnswers(count: number, now: Temporal.Instant) {
	const [station] = (await getCatalog(defaultLocale)).stations;
	if (!station) throw new Error("There is no station.");
	const from = addDays(civilDateOf(now), 7);
	const tokens = (
		await crowd(8, Array.from({ length: OFFERS }), async () => {
			const { name, email } = inventPerson();
			const noted = await createWish({
				formKey: newWishFormKey(),
				wanted: {
					services: ["reisepass"],
					stations: [station.slug],
					halves: [],
					earliest: from,
					latest: addDays(from, 14),
					noticeMinutes: 120,
					minorCase: null,
					urgent: null,
				},
				person: { name, email, phone: null, bookedBy: null },
				locale: "de",
				client: crypto.randomUUID(),
				now,
			});
			if (!noted.ok) throw new Error(noted.error);
			return noted.value.token;
		})
	).outcomes;
	for (let turn = 0; turn < 3; turn += 1) await offerTimes(now);
	const offers: string[] = [];
	for (const token of tokens) {
		const wish = await findWishByToken(token, "de", now);
		for (const offer of wish?.offers ?? [])
			if (offer.state === "open") offers.push(offer.token);
	}
	const at = now.add({ minutes: 1 });
	const answers = Array.from({ length: count }, (_, index) => ({
		token: offers[index % offers.length] ?? "",
		isNo: (index * 7919) % 11 === 3,
	}));
	const { outcomes, perSecond } = await crowd(
		WIDTH,
		answers,
		async ({ token, isNo }) => {
			for (;;) {
				const result = isNo
					? await declineOffer({ token, now: at })
					: await acceptOffer({ token, client: token, now: at });
				if (result.ok || result.error !== "busy")
					return { token, isYes: !isNo && result.ok };
			}
		},
	);
	const told = new Set(
		outcomes.flatMap(({ token, isYes }) => (isYes ? [token] : [])),
	);
	const accepted = await db().wishOffer.findMany({
		where: { answer: "accepted" },
		select: { appointment: { select: { id: true, status: true } } },
	});
	const booked = new Set(
		accepted.flatMap(({ appointment }) =>
			appointment?.status === "booked" ? [appointment.id] : [],
		),
	);
	const [overlaps] = await db().$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM appointment a JOIN appointment b
			ON a.id < b.id AND a.desk_id = b.desk_id AND a.lane = b.lane
			AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
		WHERE a.status = 'booked' AND b.status = 'booked'`;
	return {
		answers: count,
		offers: offers.length,
		told: told.size,
		booked: booked.size,
		lost: told.size - booked.size,
		doubleBooked: overlaps?.count ?? 0,
		perSecond: rounded(perSecond),
	};
}
