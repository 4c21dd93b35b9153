import { useLocale, useTranslations } from "next-intl";
import { linkFields } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link.ts";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";

import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { ServiceNames } from "#components/service/service-names.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import {
	entriesOf,
	knownServices,
	minutesOf,
	type Selection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatDayTime } from "#lib/text/format.ts";
import { changeServicesAction } from "../actions.ts";

/** What the change means: the same time with one button, or another time with the next. */
export function CheckChange({
	appointment,
	station,
	catalog,
	selection,
	fits,
}: OwnAppointment & { selection: Selection; fits: boolean }) {
	const t = useTranslations("manage.services.check");
	const locale = useLocale();
	const to = paths(locale);
	const { date, start, minutes, reference, token } = appointment;
	const services = selectionEntries(selection);
	const again = `${to.changeServices(reference, token, services)}&anders=1`;
	const before = knownServices(entriesOf(appointment.services), catalog);
	return (
		<>
			{fits ? null : (
				<Alert kind="info" title={t("other.title")}>
					<p>{t("other.text")}</p>
				</Alert>
			)}
			<Facts
				facts={[
					{
						term: t("old"),
						value: (
							<>
								<ServiceNames selection={before} />
								<p className="text-muted">{t("minutes", { minutes })}</p>
							</>
						),
					},
					{
						term: t("new"),
						value: (
							<>
								<ServiceNames selection={selection} />
								<p className="text-muted">
									{t("minutes", { minutes: minutesOf(selection, date) })}
								</p>
							</>
						),
						change: (
							<a href={again} className="jump">
								{t("change")}
								<span className="sr-only">: {t("new")}</span>
							</a>
						),
					},
					{
						term: t("when"),
						value: (
							<>
								{formatDayTime({ date, start }, locale, "long")}
								<br />
								<span lang={station.text.lang}>{station.text.name}</span>
							</>
						),
					},
				]}
			/>
			{fits ? (
				<form
					action={changeServicesAction}
					className="flex flex-wrap items-start gap-16"
				>
					<HiddenFields
						fields={{ ...linkFields({ reference, token }), dienst: services }}
					/>
					<Button>{t("apply")}</Button>
					<ButtonLink
						variant="secondary"
						href={to.appointment(reference, token)}
					>
						{t("keep")}
					</ButtonLink>
				</form>
			) : (
				<div className="flex flex-wrap gap-16">
					<ButtonLink
						href={to.move(reference, token, {
							services,
							station: station.slug,
						})}
					>
						{t("other.choose")}
					</ButtonLink>
					<ButtonLink
						variant="secondary"
						href={to.appointment(reference, token)}
					>
						{t("keep")}
					</ButtonLink>
				</div>
			)}
		</>
	);
}
