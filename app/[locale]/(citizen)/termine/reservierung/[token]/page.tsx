import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { newConfirmKey } from "#lib/booking/hold/commands/confirm-hold.ts";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { NOTHING_TYPED } from "#lib/booking/rules/schema.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { BookingForm } from "./_parts/booking-form.tsx";
import { contactRuleOf, describe } from "./_parts/describe.ts";
import { bookingTexts } from "./_parts/texts.ts";
import { bookingAction } from "./actions.ts";

/** Steps 4 and 5: who comes, and a look at everything. Shows nothing about the person on its own. */
export default async function HoldPage({
	params,
}: {
	params: Promise<{ token: string }>;
}) {
	const { token } = await params;
	const locale = await getLocale();
	const at = now();
	const hold = await findHold(token, at);
	if (!hold || hold.state === "booked") {
		const t = await getTranslations(
			hold ? "booking.gone.booked" : "booking.gone.unknown",
		);
		return (
			<Page
				{...(hold ? {} : { status: 404 as const })}
				title={t("title")}
				lead={t("text")}
			>
				{hold ? <p>{t("other")}</p> : null}
				<div className="flex flex-wrap gap-16">
					{hold ? (
						<ButtonLink href={paths(locale).entry()}>{t("manage")}</ButtonLink>
					) : null}
					<ButtonLink
						variant={hold ? "secondary" : "primary"}
						href={paths(locale).start()}
					>
						{t("link")}
					</ButtonLink>
				</div>
			</Page>
		);
	}
	const catalog = await getCatalog(locale);
	const typed = { ...NOTHING_TYPED, contact: hold.contact ? "same" : "" };
	const confirmKey = newConfirmKey(token);
	const sent = { confirmKey, typed, rightEmail: "", locale, now: at };
	return (
		<>
			<BookingForm
				action={bookingAction}
				token={token}
				initial={await describe(hold, sent, "details", null)}
				texts={await bookingTexts(contactRuleOf(hold, catalog))}
			/>
			<PageScript name="hold" />
		</>
	);
}
