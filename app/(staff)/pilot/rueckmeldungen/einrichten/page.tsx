import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import {
	firstOf,
	type SearchParams,
} from "#app/(staff)/_parts/search-params.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { StaffForm } from "#components/staff/staff-form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { listInboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import { getDueDays } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { saveTopicAction, setDueDaysAction } from "./actions.ts";

const NEWS = ["thema", "frist"] as const;

/** What feedback is sorted by, and when it is overdue. */
export default async function InboxSetupPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "feedback:answer", null, now());
	const choices = may.ok ? await listInboxChoices(actor, now()) : may;
	if (!choices.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox.setup");
	const stand = firstOf((await searchParams).stand);
	const news = NEWS.find((one) => one === stand);
	const renaming = await formTexts(t("rename"));
	const days = await keptOr(
		actor,
		{ days: [String(await getDueDays())] },
		"frist",
	);
	const fresh = await keptOr(actor, { name: [""] }, "neu");
	return (
		<PilotPage
			current="inbox"
			actor={actor}
			title={t("title")}
			saved={news ? t(`news.${news}`) : null}
			before={
				<p>
					<a href={pilot.inbox()}>{t("back")}</a>
				</p>
			}
		>
			<div className="inbox-detail">
				<Section id="themen" title={t("topics")}>
					<p>{t("topicsText")}</p>
					<ul className="flex flex-col">
						{choices.value.topics.map(async ({ id, name, version, count }) => {
							const form = `thema-${id}`;
							const { values, before } = await keptOr(
								actor,
								{ name: [name] },
								form,
							);
							return (
								<li key={id} className="border-b border-line py-8">
									<p>
										<a
											href={pilot.inbox({ topic: String(id), status: "alle" })}
										>
											{name}
										</a>{" "}
										<span className="text-muted">{t("count", { count })}</span>
									</p>
									<Disclosure
										summary={t("rename")}
										label={t("renameOne", { name })}
									>
										<StaffForm
											id={form}
											action={saveTopicAction}
											before={before}
											fields={[
												{ type: "text", name: "name", label: t("name") },
											]}
											values={values}
											hidden={{
												form,
												thema: String(id),
												version: String(version),
											}}
											texts={renaming}
										/>
									</Disclosure>
								</li>
							);
						})}
					</ul>
					<StaffForm
						id="neu"
						action={saveTopicAction}
						before={fresh.before}
						fields={[{ type: "text", name: "name", label: t("new") }]}
						values={fresh.values}
						hidden={{ form: "neu" }}
						texts={await formTexts(t("create"))}
					/>
				</Section>
				<Section id="ueberfaellig" title={t("due")}>
					<p>{t("dueText")}</p>
					<StaffForm
						id="frist"
						action={setDueDaysAction}
						before={days.before}
						fields={[{ type: "number", name: "days", label: t("days") }]}
						values={days.values}
						hidden={{ form: "frist" }}
						texts={await formTexts(t("save"))}
					/>
				</Section>
			</div>
		</PilotPage>
	);
}
