import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { team } from "#lib/paths/staff.ts";
import { getPersonSheet } from "#lib/privacy/queries/person-sheet.ts";
import { env } from "#lib/runtime/env.ts";
import type { Sent } from "#lib/sent.ts";
import { openedCase } from "../_parts/person-case.tsx";
import { SheetSection } from "./_parts/sheet-section.tsx";

/** What is held about one person, to be read together at the counter and printed (Art. 15). */
export default async function PersonSheetPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const person = await openedCase(searchParams);
	if (person.is === "refused") return person.page;
	const { actor, at, sealed, found } = person.opened;
	const sheet = await getPersonSheet(actor, found, at);
	if (!sheet.ok) return <StaffRefused kind={sheet.error} />;
	const t = await getTranslations("person.sheet");
	const { operator } = env();
	return (
		<TeamPage title={t("title")} current="person" actor={actor}>
			<div className="no-print flex flex-wrap gap-16">
				<PrintButton text={t("print")} />
				<ButtonLink variant="secondary" href={team.personFile(sealed)}>
					{t("file")}
				</ButtonLink>
				<ButtonLink variant="secondary" href={team.erasePerson(sealed)}>
					{t("erase")}
				</ButtonLink>
			</div>
			<article className="flex max-w-[60rem] flex-col gap-24">
				<p className="font-bold">
					{t("lead", {
						name: operator.name,
						when: whenOf(at.epochMilliseconds),
					})}
				</p>
				{sheet.value.sections.map((section) => (
					<SheetSection key={section.kind} section={section} />
				))}
				<section aria-labelledby="rechte" className="flex flex-col gap-8">
					<Heading id="rechte">{t("about")}</Heading>
					<p>{t("rights", { email: operator.dataProtectionEmail })}</p>
				</section>
				<section aria-labelledby="mehr" className="flex flex-col gap-8">
					<Heading id="mehr">{t("more")}</Heading>
					<p>{t("source")}</p>
					<p>{t("unfindable", { days: operator.backupDays })}</p>
				</section>
			</article>
		</TeamPage>
	);
}
