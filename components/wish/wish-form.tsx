import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FormPage } from "#components/form/form-page.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { wishFields } from "./wish-fields.ts";

/** A wish to be told or changed: what it is for above, what suits below. */
export async function WishForm({
	kind,
	action,
	initial,
	stations,
	selection,
	about,
	back,
}: {
	/** A new one, one for an appointment that is to be earlier, one that is there already. */
	kind: "new" | "earlier" | "change";
	action: (state: FormState, form: FormData) => Promise<FormState>;
	initial: FormState;
	/** Which can be chosen. */
	stations: readonly Station[];
	selection: Selection;
	/** What it is for. */
	about: ReactNode;
	/** Address of the page that nothing is changed on. */
	back?: string;
}) {
	const t = await getTranslations("wishes.form");
	const words = {
		new: { title: t("title"), lead: t("lead"), send: t("send") },
		earlier: {
			title: t("titleEarlier"),
			lead: t("leadEarlier"),
			send: t("send"),
		},
		change: {
			title: t("titleChange"),
			lead: t("leadChange"),
			send: t("save"),
		},
	}[kind];
	return (
		<FormPage
			action={action}
			initial={initial}
			fields={
				await wishFields({
					stations,
					selection,
					asksContact: kind === "new",
				})
			}
			title={words.title}
			lead={words.lead}
			errorSummary={t("errorSummary")}
			intro={
				<>
					{about}
					{kind === "change" ? null : <HowItGoes />}
				</>
			}
			end={
				<>
					<p className="text-muted">
						{t("privacy")}{" "}
						<a href={paths(await getLocale()).privacy()}>{t("privacyLink")}</a>
					</p>
					<ActionBar>
						<Button className="w-full sm:w-auto">{words.send}</Button>
					</ActionBar>
				</>
			}
			after={
				back ? (
					<ButtonLink variant="secondary" href={back} className="self-start">
						{t("keep")}
					</ButtonLink>
				) : null
			}
		/>
	);
}

const STEPS = ["kept", "answer", "silence", "not"] as const;

async function HowItGoes() {
	const t = await getTranslations("wishes.form.how");
	return (
		<section aria-labelledby="so-geht-es" className="flex flex-col gap-8">
			<h2 id="so-geht-es" className="kern-heading-small">
				{t("title")}
			</h2>
			<ul className="flex list-disc flex-col gap-4 ps-[min(1.5rem,6vw)]">
				{STEPS.map((step) => (
					<li key={step}>{t(step)}</li>
				))}
			</ul>
		</section>
	);
}
