import "server-only";
import { getTranslations } from "next-intl/server";
import {
	knownServices,
	selectionProblems,
} from "#app/[locale]/(citizen)/termine/_services/selection-problems.ts";
import type { HoldView } from "#lib/booking/booking.ts";
import { suggestEmail } from "#lib/booking/rules/email-typo.ts";
import { parseDetails } from "#lib/booking/rules/schema.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import {
	type BookingNotice,
	type BookingState,
	type BookingView,
	isChoosing,
} from "./booking-state.ts";
import { chosenServices } from "./chosen-services.ts";
import { describeForWhom, forWhomProblems } from "./for-whom.ts";
import { heldEntries, heldTime } from "./held-time.ts";
import { listOtherTimes } from "./other-times.ts";
import { serviceOptions } from "./service-options.ts";
import type { Submission } from "./submission.ts";

/** After these, other services than the reserved ones may be chosen and still want a time. */
const GOES_ON = new Set<Submission["intent"]>([
	"apply",
	"day",
	"extend",
	"time",
]);

/** What the reserved time's station wants to know besides the name. */
export function contactRuleOf(
	{ stationSlug }: Pick<HoldView, "stationSlug">,
	catalog: Catalog,
): ContactRule {
	return findStation(catalog, stationSlug)?.contactRule ?? "none";
}

/** The state the form shows next, from the hold as it is now and what was typed. */
export async function describe(
	hold: HoldView,
	sent: Pick<
		Submission,
		"confirmKey" | "values" | "rightEmail" | "locale" | "now"
	> &
		Partial<Submission>,
	view: BookingView,
	notice: BookingNotice | null,
): Promise<BookingState> {
	const { locale, now, values, rightEmail, intent } = sent;
	const catalog = await getCatalog(locale);
	const t = await getTranslations({ locale, namespace: "booking" });
	const minutes = (minutes: number) => t("minutes", { minutes });
	const contactRule = contactRuleOf(hold, catalog);
	const details = parseDetails(values, contactRule);
	// Whoever only asks for more time is not told yet that the name is missing.
	const judged = intent === "check" || intent === "confirm";
	const entries =
		isChoosing(view) && intent && GOES_ON.has(intent)
			? (sent.entries ?? [])
			: heldEntries(hold);
	const selection = knownServices(entries, catalog);
	const given = intent === "answer" ? sent.given : undefined;
	const errors =
		judged && view === "details" && !details.ok ? details.errors : {};
	const asksForEmail =
		values.contact !== "same" && (view === "check" || errors.email);
	return {
		confirmKey: sent.confirmKey,
		view,
		values,
		rightEmail,
		suggestion:
			asksForEmail && values.email !== rightEmail
				? suggestEmail(values.email)
				: null,
		sameContact: hold.contact && {
			label: t("sameContact", { mask: hold.contact.mask }),
			hasEmail: hold.contact.hasEmail,
		},
		errors,
		contactRule,
		problems:
			view === "services" && (intent === "apply" || intent === "time")
				? selectionProblems(
						entries,
						catalog,
						await getTranslations({ locale, namespace: "selection.problems" }),
					)
				: view === "minor" && given
					? forWhomProblems(
							selection,
							given,
							await getTranslations({ locale, namespace: "minors" }),
						)
					: [],
		notice: notice ?? (hold.state === "expired" ? "hold-expired" : null),
		held: heldTime(hold, catalog, locale, now, (until) =>
			t("heldUntil", { until }),
		),
		chosen: chosenServices(entries, selection, minutes),
		forWhom: describeForWhom(
			selection,
			hold.minorCase,
			given,
			await getTranslations({ locale, namespace: "minors" }),
			locale,
		),
		other:
			view === "times" || view === "stations"
				? await listOtherTimes(
						hold,
						selection,
						{
							day: sent.day ?? null,
							first: view === "times" ? "held" : "others",
						},
						{ catalog, locale, now },
					)
				: null,
		options:
			view === "services"
				? serviceOptions(selection, catalog, hold.date, minutes)
				: [],
	};
}
