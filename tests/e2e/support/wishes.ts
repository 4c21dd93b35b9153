import { now } from "#lib/runtime/clock.ts";
import { offerByHand } from "#lib/wishes/commands/for-staff.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import {
	NOBODY,
	type Wanted,
	type WishPerson,
	type WishView,
} from "#lib/wishes/wishes.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { noteWish, value, wanted } from "#tests/support/wishes.ts";
import { DAY } from "./journey.ts";
import type { Station } from "./test.ts";

/** A passport at this station, in a month that is far away, unless something else is wished for. */
export async function tell(
	station: { slug: string },
	more: {
		wanted?: Partial<Wanted>;
		person?: Partial<WishPerson>;
		/** Link of the appointment that is to come sooner. */
		brings?: { reference: string; token: string };
		now?: Temporal.Instant;
	} = {},
): Promise<WishView> {
	const { now: at = NOW, brings } = more;
	const whole = {
		// No times are planned then: the server, which looks for some on its own, finds none.
		earliest: "2027-08-01",
		latest: "2027-08-31",
		minorCase: "adult",
		...more.wanted,
	} as const;
	const { token } = await noteWish(
		wanted(station, { slug: "reisepass" }, whole),
		{
			person: { ...NOBODY, ...more.person },
			client: crypto.randomUUID(),
			now: at,
			...(brings ? { brings } : {}),
		},
	);
	const wish = await findWishByToken(token, "de", at);
	if (!wish) throw new Error("there is no such wish");
	return wish;
}

/** Somebody of the station offers a time of tomorrow, eight o'clock if nothing else is said; the offer's token. */
export async function offer(
	station: Station,
	wish: WishView,
	start = 480,
): Promise<string> {
	const offered = await offerByHand(await makeActor("lead", station), {
		wishId: wish.id,
		stationSlug: station.slug,
		date: DAY.date,
		start,
		// Of ten o'clock it would be over while the tests are still running.
		now: now(),
	});
	return value(offered).token;
}
