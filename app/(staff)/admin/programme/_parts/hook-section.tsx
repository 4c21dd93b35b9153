import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { HOOK_FORM } from "#lib/programs/hooks/commands/hook-secret.ts";
import { findHook } from "#lib/programs/hooks/queries/find-hook.ts";
import { hookMark } from "#lib/programs/hooks/rules/hook-form.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatMoment } from "#lib/text/format.ts";
import {
	dropHookAction,
	renewHookSecretAction,
	saveHookAction,
} from "../actions.ts";
import { hookFields, hookValues, wordOf } from "./hook-fields.ts";

/** Where a program is told what became of its appointments, whether that works, and what it was not told. */
export async function HookSection({
	actor,
	programId,
}: {
	actor: Actor;
	programId: number;
}) {
	const found = await findHook(actor, programId, now());
	if (!found.ok) return null;
	const hook = found.value;
	const t = await getTranslations("programs.hook");
	const moment = (at: number) => formatMoment(at, "de");
	const inWords = (reason: string) =>
		reason.startsWith("status ")
			? t("reason.answer", { status: reason.slice("status ".length) })
			: isReason(reason)
				? t(`reason.${reason}`)
				: reason;
	const hidden = { id: String(programId) };
	return (
		<section aria-labelledby="meldungen" className="flex flex-col gap-16">
			<Heading id="meldungen">{t("title")}</Heading>
			<p>{t("lead")}</p>
			{hook?.offAt ? (
				<Alert kind="danger" title={t("off", { since: moment(hook.offAt) })}>
					{t("offText")}
				</Alert>
			) : hook?.failingSince ? (
				<Alert
					kind="warning"
					title={t("failing", { since: moment(hook.failingSince) })}
				>
					{t("failingText")}
				</Alert>
			) : null}
			{hook ? <p>{t("waiting", { count: hook.waiting })}</p> : null}
			<Form
				key={programId}
				id="meldung"
				action={saveHookAction}
				fields={await hookFields()}
				sent={hookValues(hook)}
				hidden={{
					form: `hook ${programId}`,
					...hidden,
					shown: hookMark(hook),
					...(hook ? {} : { formKey: newFormKey(HOOK_FORM) }),
				}}
				texts={await formTexts(t("save"))}
			/>
			{hook && hook.notSent.length > 0 ? (
				<table className="staff-table">
					<caption className="text-start font-bold">{t("notSent")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("when")}</th>
							<th scope="col">{t("what")}</th>
							<th scope="col">{t("why")}</th>
						</tr>
					</thead>
					<tbody>
						{hook.notSent.map(({ id, kind, at, reason }) => (
							<tr key={id}>
								<th scope="row">{moment(at)}</th>
								<td data-label={t("what")}>{t(`event.${wordOf(kind)}`)}</td>
								<td data-label={t("why")}>{inWords(reason)}</td>
							</tr>
						))}
					</tbody>
				</table>
			) : null}
			{hook ? (
				<>
					<p>{t("renewLead")}</p>
					<Form
						id="neues-meldegeheimnis"
						action={renewHookSecretAction}
						fields={[]}
						sent={{}}
						hidden={{ form: `hook secret ${programId}`, ...hidden }}
						texts={await formTexts(t("renew"))}
					/>
					<form action={dropHookAction}>
						<HiddenFields fields={hidden} />
						<Button variant="secondary">{t("drop")}</Button>
					</form>
				</>
			) : null}
		</section>
	);
}

const REASONS = [
	"address",
	"inside",
	"off",
	"secret",
	"timeout",
	"unreachable",
] as const;

const isReason = (text: string): text is (typeof REASONS)[number] =>
	(REASONS as readonly string[]).includes(text);
