import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { Form } from "#components/form/form.tsx";
import type { FieldSpec } from "#components/form/form-state.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { team } from "#lib/paths/staff.ts";
import { viewErasing } from "#lib/privacy/queries/plan-erasing.ts";
import { env } from "#lib/runtime/env.ts";
import type { Sent } from "#lib/sent.ts";
import { openedCase } from "../_parts/person-case.tsx";
import { erasePersonAction } from "./actions.ts";

/** What erasing does, and what has to stay and why, before anything is done (Art. 17). */
export default async function ErasePersonPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const person = await openedCase(searchParams);
	if (person.is === "refused") return person.page;
	const { actor, at, sealed, found } = person.opened;
	const view = await viewErasing(actor, found, at);
	if (!view.ok) return <StaffRefused kind={view.error} />;
	const {
		plan,
		openWishes,
		endedWishes,
		feedback,
		collections,
		invitations,
		afar,
		ofOthers,
		days,
	} = view.value;
	const t = await getTranslations("person.erase");
	const isComing = plan.coming.length + openWishes > 0;
	const fields: FieldSpec[] = [
		...(isComing
			? [{ type: "tick", name: "absagen", label: t("cancels") } as const]
			: []),
		{ type: "tick", name: "sicher", label: t("sure") },
	];
	const going = [
		t("appointments", { count: plan.erased.length }),
		t("wishes", { count: endedWishes }),
		...(collections.ended > 0
			? [t("fetched", { count: collections.ended })]
			: []),
		...(invitations > 0 ? [t("invitations", { count: invitations })] : []),
		...(afar.asked > 0 ? [t("afarAsked", { count: afar.asked })] : []),
		t("feedback", { count: feedback }),
		t("ofOthers", { count: ofOthers }),
	];
	const staying = [
		...(plan.coming.length > 0
			? [t("coming", { count: plan.coming.length, days: days.contact })]
			: []),
		...(openWishes > 0 ? [t("openWishes", { count: openWishes })] : []),
		...(collections.ready > 0
			? [t("ready", { count: collections.ready })]
			: []),
		...(afar.drawn > 0 ? [t("afarDrawn", { count: afar.drawn })] : []),
		...(plan.inTheHouse.length > 0
			? [t("inTheHouse", { count: plan.inTheHouse.length })]
			: []),
		t("figures"),
		t("audit", { days: days.audit }),
		t("backup", { days: env().operator.backupDays }),
	];
	return (
		<TeamPage title={t("title")} current="person" actor={actor}>
			<p>{t("lead")}</p>
			<TextList id="geht" title={t("now")} texts={going} />
			<TextList id="bleibt" title={t("stays")} texts={staying} />
			<Form
				action={erasePersonAction}
				fields={fields}
				sent={{}}
				hidden={{ vorgang: sealed }}
				texts={await formTexts(t("submit"))}
			/>
			<p>
				<a href={team.personSheet(sealed)}>{t("back")}</a>
			</p>
		</TeamPage>
	);
}

function TextList({
	id,
	title,
	texts,
}: {
	id: string;
	title: string;
	texts: readonly string[];
}) {
	return (
		<section aria-labelledby={id} className="flex max-w-column flex-col gap-8">
			<Heading id={id}>{title}</Heading>
			<ul className="list-disc ps-24">
				{texts.map((text) => (
					<li key={text}>{text}</li>
				))}
			</ul>
		</section>
	);
}
