import { useLocale, useTranslations } from "next-intl";
import { cityPhone } from "#components/contact/phone.ts";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { isInTheHouse } from "#lib/booking/booking.ts";
import { paths } from "#lib/paths/citizen.ts";
import { AppointmentFacts } from "./appointment-facts.tsx";
import type { OwnAppointment } from "./own-appointment.ts";

/** Moving and changing have ended: why, and what can still be done. */
export function ChangeClosed({
	appointment,
	station,
	isMovedEnough = false,
}: OwnAppointment & {
	/** It may be moved only so often. */
	isMovedEnough?: boolean;
}) {
	const t = useTranslations("manage.closed");
	const { status, canCancel, reference, token } = appointment;
	const to = paths(useLocale());
	const why = isMovedEnough
		? "moved"
		: canCancel
			? "soon"
			: status === "cancelled"
				? "cancelled"
				: isInTheHouse(appointment)
					? "here"
					: "over";
	return (
		<Page title={t(`${why}.title`)} lead={t(`${why}.text`)}>
			<AppointmentFacts appointment={appointment} station={station} />
			<p>
				{t("call")} <a href={cityPhone().href}>{cityPhone().number}</a>
			</p>
			<div className="flex flex-wrap gap-16">
				<ButtonLink href={to.appointment(reference, token)}>
					{t("back")}
				</ButtonLink>
				{canCancel ? (
					<ButtonLink variant="secondary" href={to.cancel(reference, token)}>
						{t("cancel")}
					</ButtonLink>
				) : (
					<ButtonLink variant="secondary" href={to.start()}>
						{t("again")}
					</ButtonLink>
				)}
			</div>
		</Page>
	);
}
