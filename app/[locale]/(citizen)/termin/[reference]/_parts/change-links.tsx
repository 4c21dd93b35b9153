import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatTime } from "#lib/text/format.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** Everything that can still be changed about the appointment. */
export function ChangeLinks({
	appointment,
	station,
}: {
	appointment: AppointmentView;
	station: Station;
}) {
	const t = useTranslations("manage.links");
	const mail = useTranslations("mail.stands");
	const locale = useLocale();
	const to = paths(locale);
	const { reference, token, canCancel, canChange, startsAt, movesLeft } =
		appointment;
	if (!canCancel) return null;
	const cutoff = Temporal.Instant.fromEpochMilliseconds(startsAt).subtract({
		minutes: station.cutoffMinutes,
	});
	const isThatDay = civilDateOf(cutoff) === appointment.date;
	return (
		<section
			className="no-print flex flex-col gap-24 border-t border-line pt-32"
			aria-labelledby="aendern"
		>
			<Heading id="aendern">{t("title")}</Heading>
			{canChange ? (
				<>
					<ul className="flex flex-wrap gap-16">
						{movesLeft > 0 ? (
							<li>
								<ButtonLink
									variant="secondary"
									href={to.move(reference, token)}
								>
									{t("move")}
								</ButtonLink>
							</li>
						) : null}
						<li>
							<ButtonLink
								variant="secondary"
								href={to.changeServices(reference, token)}
							>
								{t("services")}
							</ButtonLink>
						</li>
						<li>
							<ButtonLink
								variant="secondary"
								href={to.contact(reference, token)}
							>
								{t("contact")}
							</ButtonLink>
						</li>
					</ul>
					<p className="text-muted">{t("movesLeft", { count: movesLeft })}</p>
					{isThatDay ? (
						<p className="text-muted">
							{t("until", { time: formatTime(minuteOf(cutoff), locale) })}
						</p>
					) : null}
				</>
			) : (
				<>
					<p>{t("closed")}</p>
					<ButtonLink
						variant="secondary"
						href={to.contact(reference, token)}
						className="self-start"
					>
						{t("contact")}
					</ButtonLink>
				</>
			)}
			<div className="flex flex-col gap-16">
				<Heading level={3}>
					{isRemote(appointment.kind) ? mail("cannotComeFor") : t("cannotCome")}
				</Heading>
				<p>{t("cannotComeText")}</p>
				<ButtonLink
					variant="secondary"
					href={to.cancel(reference, token)}
					className="self-start"
				>
					{t("cancel")}
				</ButtonLink>
			</div>
		</section>
	);
}
