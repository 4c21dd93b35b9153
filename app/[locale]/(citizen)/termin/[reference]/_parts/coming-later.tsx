import { useLocale, useTranslations } from "next-intl";
import { ActionForm, type FormAction } from "#components/form/action-form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { LATER_MINUTES } from "#lib/queue/arrival/rules/later.ts";
import { formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";
import { linkFields } from "./link.ts";

/** "I am late", "I come later": one press each, and one to take it back. */
export function ComingLater({
	action,
	appointment,
	expectedAt,
	now,
}: {
	action: FormAction;
	appointment: AppointmentView;
	/** When they have said that they come, epoch milliseconds; null: they have said nothing. */
	expectedAt: number | null;
	now: Temporal.Instant;
}) {
	const t = useTranslations("appointment.later");
	const locale = useLocale();
	const hasBegun = appointment.startsAt <= now.epochMilliseconds;
	const answer = (minutes: number, words: string) => (
		<ActionForm key={minutes} action={action}>
			<HiddenFields
				fields={{ ...linkFields(appointment), minuten: String(minutes) }}
			/>
			<Button variant="secondary">{words}</Button>
		</ActionForm>
	);
	return (
		<section
			className="no-print flex flex-col gap-16"
			aria-labelledby="spaeter"
		>
			<Heading id="spaeter" size="small">
				{t("title")}
			</Heading>
			<p>
				{expectedAt === null
					? t("text")
					: t("done", {
							time: formatTime(
								minuteOf(Temporal.Instant.fromEpochMilliseconds(expectedAt)),
								locale,
							),
						})}
			</p>
			<div className="flex flex-wrap gap-16">
				{LATER_MINUTES.filter(
					(minutes) => expectedAt !== appointment.startsAt + minutes * 60_000,
				).map((minutes) => answer(minutes, t("button", { minutes })))}
				{expectedAt !== null && !hasBegun ? answer(0, t("back")) : null}
			</div>
		</section>
	);
}
