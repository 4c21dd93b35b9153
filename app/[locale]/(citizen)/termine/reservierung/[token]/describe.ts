import "server-only";
import { getTranslations } from "next-intl/server";
import type { HoldView } from "#lib/booking/booking.ts";
import { parseDetails } from "#lib/booking/schema.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import type {
	BookingNotice,
	BookingState,
	BookingView,
} from "./booking-state.ts";
import { heldTime } from "./held-time.ts";
import { listOffers } from "./offers.ts";
import type { Submission } from "./submission.ts";

/** The state the form shows next, from the hold as it is now and what was typed. */
export async function describe(
	hold: HoldView,
	sent: Pick<Submission, "token" | "values" | "locale" | "now"> & {
		intent?: string;
	},
	view: BookingView,
	notice: BookingNotice | null,
): Promise<BookingState> {
	const { locale, now, values } = sent;
	const catalog = await getCatalog(locale);
	const t = await getTranslations({ locale, namespace: "booking" });
	const details = parseDetails(values);
	// Whoever only asks for more time is not told yet that the name is missing.
	const judged = sent.intent === "check" || sent.intent === "confirm";
	return {
		view,
		values,
		errors: judged && view === "details" && !details.ok ? details.errors : {},
		notice: notice ?? (hold.state === "expired" ? "hold-expired" : null),
		held: heldTime(hold, sent.token, catalog, locale, now, {
			duration: (minutes) => t("minutes", { minutes }),
			heldUntil: (until) => t("heldUntil", { until }),
		}),
		offers:
			view === "times" ? await listOffers(hold, catalog, locale, now) : [],
	};
}
