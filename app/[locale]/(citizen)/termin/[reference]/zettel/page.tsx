import { getLocale, getTranslations } from "next-intl/server";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/heading.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { langOf } from "#lib/text/language.ts";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { findOwnAppointment } from "../_parts/own-appointment.ts";
import { FORMATS } from "./_parts/format.ts";
import { LargeSlip } from "./_parts/large-slip.tsx";
import { SmallSlip } from "./_parts/small-slip.tsx";

/** The appointment on paper, as it will come out of the printer (slip.css). */
export default async function SlipPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const own = await findOwnAppointment(reference, query, locale, now());
	if (!own) return <AppointmentNotFound />;
	const to = paths(locale);
	const { token } = own.appointment;
	const t = await getTranslations("slip");
	const format = FORMATS.find((one) => one === textOf(query, "format")) ?? "a6";
	return (
		<TabTitle title={t("title")}>
			<PageFrame>
				<NoScripts />
				<div className="no-print flex flex-col gap-24">
					<PageHeading title={t("title")}>{t("lead")}</PageHeading>
					<nav aria-label={t("formats")}>
						<ul className="flex flex-col">
							{FORMATS.map((one) => (
								<li key={one}>
									<a
										className={`jump ${one === format ? "font-bold" : ""}`}
										href={to.slip(reference, token, one)}
										aria-current={one === format ? "page" : undefined}
									>
										{t(one)}
									</a>
								</li>
							))}
						</ul>
					</nav>
					<div className="flex flex-wrap gap-16">
						<PrintButton text={t("print")} />
						<ButtonLink
							variant="secondary"
							href={to.appointment(reference, token)}
						>
							{t("back")}
						</ButtonLink>
					</div>
					<p className="text-muted">{t("browser")}</p>
				</div>
				<section
					className={`slip slip-${format}`}
					aria-label={t("sheet")}
					lang={langOf(locale)}
				>
					{format === "a6" ? (
						<SmallSlip {...own} locale={locale} />
					) : (
						<LargeSlip {...own} locale={locale} />
					)}
				</section>
			</PageFrame>
		</TabTitle>
	);
}
