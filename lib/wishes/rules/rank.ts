import type { CivilDate } from "#lib/time.ts";
import type {
	OfferReason,
	UrgentReason,
	WishSettings,
} from "#lib/wishes/wishes.ts";

type Weights = Pick<
	WishSettings,
	"urgentDays" | "fitDays" | "urgentNeedsProof"
>;

/** What counts of a wish, and nothing else: not who it is, and nothing that they ever did or left. */
export interface Ranked {
	id: string;
	/** Epoch milliseconds. */
	createdAt: number;
	urgent: { reason: UrgentReason; by: CivilDate } | null;
	hasProof: boolean;
}

const DAY = 24 * 60 * 60_000;

/**
 * How much speaks for a wish, all in days of waiting: the days since it was noted, the city's days for an urgent reason
 * whose day is not over, and the city's days for filling the time, less what would stay empty. The additions are
 * bounded: whoever has waited longer by both of them together comes before everybody who came later, whatever they need.
 * @param share of the time that it fills, 0 to 1
 */
export function weigh(
	wish: Ranked,
	{ date, share, now }: { date: CivilDate; share: number; now: number },
	weights: Weights,
): Omit<OfferReason, "suited"> {
	const because = presses(wish, date, weights);
	return {
		waited: Math.max(0, now - wish.createdAt) / DAY,
		urgent: because ? weights.urgentDays : 0,
		fit: weights.fitDays * share,
		because,
		share,
	};
}

/** The reason that counts on this day; null: there is none, its day is over, or the city wants to see the proof first. */
function presses(
	{ urgent, hasProof }: Pick<Ranked, "urgent" | "hasProof">,
	date: CivilDate,
	{ urgentNeedsProof }: Pick<Weights, "urgentNeedsProof">,
): UrgentReason | null {
	const counts =
		urgent !== null && date <= urgent.by && (hasProof || !urgentNeedsProof);
	return counts ? urgent.reason : null;
}

export const pointsOf = ({
	waited,
	urgent,
	fit,
}: Pick<OfferReason, "waited" | "urgent" | "fit">): number =>
	waited + urgent + fit;

/** The first is asked first: most points; of equals who was noted first, then the smaller id, so that there is one answer. */
export function byPoints(
	a: { wish: Ranked; weight: Omit<OfferReason, "suited"> },
	b: { wish: Ranked; weight: Omit<OfferReason, "suited"> },
): number {
	return (
		pointsOf(b.weight) - pointsOf(a.weight) ||
		a.wish.createdAt - b.wish.createdAt ||
		(a.wish.id < b.wish.id ? -1 : a.wish.id > b.wish.id ? 1 : 0)
	);
}
