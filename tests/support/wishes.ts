import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { offerByHand } from "#lib/wishes/commands/for-staff.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import {
	NOBODY,
	type Wanted,
	type WishPerson,
	type WishView,
} from "#lib/wishes/wishes.ts";
import { makeActor } from "./actor.ts";
import { NOW } from "./booking.ts";
import type { makeStation } from "./factory.ts";

type Station = Awaited<ReturnType<typeof makeStation>>;

/** A passport at this station, on any day at any hour, unless something else is wished for. */
function wanted(station: { slug: string }, more: Partial<Wanted> = {}): Wanted {
	return {
		services: ["reisepass"],
		stations: [station.slug],
		weekdays: [],
		from: 0,
		until: 1_440,
		earliest: "2026-11-24",
		latest: "2026-12-31",
		noticeMinutes: 120,
		minorCase: "adult",
		urgent: null,
		...more,
	};
}

/** Notes a wish; throws when it is refused. */
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
	const now = more.now ?? NOW;
	const told = await createWish({
		formKey: newWishFormKey(),
		wanted: wanted(station, more.wanted),
		person: { ...NOBODY, ...more.person },
		...(more.brings ? { brings: more.brings } : {}),
		locale: "de",
		client: crypto.randomUUID(),
		now,
	});
	if (!told.ok) throw new Error(told.error);
	const wish = await findWishByToken(told.value.token, "de", now);
	if (!wish) throw new Error("there is no such wish");
	return wish;
}

/** Somebody of the station offers eight o'clock of a day; throws when it is refused. */
export async function offer(
	station: Station,
	wish: WishView,
	time: Partial<Pick<Parameters<typeof offerByHand>[1], "date" | "start">> = {},
	now = NOW,
): Promise<string> {
	const actor = await makeActor("lead", station);
	const offered = await offerByHand(actor, {
		wishId: wish.id,
		stationSlug: station.slug,
		date: "2026-11-25",
		start: 480,
		...time,
		now,
	});
	if (!offered.ok) throw new Error(offered.error);
	return offered.value.token;
}
