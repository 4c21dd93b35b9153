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
import type { Locale } from "#lib/text/locale.ts";
import { BookingForm } from "./_parts/booking-form.tsx";
import { type BookingState, bookingAnswer } from "./_parts/booking-state.ts";
import { describe } from "./_parts/describe.ts";
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
	const answered = bookingAnswer.given();
	const state = answered ?? (await untouched(token, locale));
	if (typeof state === "string") return <Gone why={state} locale={locale} />;
	return (
		<>
			<BookingForm
				action={bookingAction}
				token={token}
				state={state}
				isAnswer={answered !== null}
				texts={
					await bookingTexts(
						locale,
						state.contactRule,
						state.kinds.includes("phone"),
					)
				}
			/>
			<PageScript name="hold" />
		</>
	);
}

/** The form before anybody has pressed something. */
async function untouched(
	token: string,
	locale: Locale,
): Promise<BookingState | "booked" | "unknown"> {
	const at = now();
	const hold = await findHold(token, at);
	if (!hold) return "unknown";
	if (hold.state === "booked") return "booked";
	const typed = { ...NOTHING_TYPED, contact: hold.contact ? "same" : "" };
	const confirmKey = newConfirmKey(token);
	const sent = { confirmKey, typed, rightEmail: "", locale, now: at };
	return describe(hold, await getCatalog(locale), sent, "details", null);
}

async function Gone({
	why,
	locale,
}: {
	why: "booked" | "unknown";
	locale: Locale;
}) {
	const t = await getTranslations(`booking.gone.${why}`);
	const isBooked = why === "booked";
	return (
		<Page
			{...(isBooked ? {} : { status: 404 as const })}
			title={t("title")}
			lead={t("text")}
		>
			{isBooked ? <p>{t("other")}</p> : null}
			<div className="flex flex-wrap gap-16">
				{isBooked ? (
					<ButtonLink href={paths(locale).entry()}>{t("manage")}</ButtonLink>
				) : null}
				<ButtonLink
					variant={isBooked ? "secondary" : "primary"}
					href={paths(locale).start()}
				>
					{t("link")}
				</ButtonLink>
			</div>
		</Page>
	);
}
