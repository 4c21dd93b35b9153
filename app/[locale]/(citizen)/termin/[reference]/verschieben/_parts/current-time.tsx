import { useLocale, useTranslations } from "next-intl";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { ServiceNames } from "#components/service/service-names.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatDayTime } from "#lib/text/format.ts";

/** The time one has, which stays until another one is confirmed. */
export function CurrentTime({
	appointment,
	station,
	selection,
}: OwnAppointment & { selection: Selection }) {
	const t = useTranslations("manage.move.current");
	const locale = useLocale();
	const k = useTranslations("kind");
	const { date, start, minutes, reference, token, kind } = appointment;
	return (
		<Panel as="section" quiet aria-labelledby="bisher">
			<Heading size="small" id="bisher">
				{t("title")}
			</Heading>
			<p>
				<strong className="font-bold">
					{formatDayTime({ date, start }, locale, "long")}
				</strong>
				<br />
				{isRemote(kind) ? (
					<>
						{k(`${kind}.place`)}
						<br />
					</>
				) : null}
				<span lang={station.text.lang}>{station.text.name}</span>
			</p>
			<p>{t("kept")}</p>
			<div>
				<p className="font-bold">{t("for")}</p>
				<ServiceNames selection={selection} />
				<p className="text-muted">{t("minutes", { minutes })}</p>
			</div>
			<ButtonLink
				variant="secondary"
				href={paths(locale).appointment(reference, token)}
				className="self-start"
			>
				{t("keep")}
			</ButtonLink>
		</Panel>
	);
}
