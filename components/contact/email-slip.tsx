import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";

interface EmailSlipTexts {
	emailSlip: string;
	emailSlipText: string;
	takeEmail: string;
	leaveEmail: string;
}

interface Slip {
	/** What was probably meant. */
	suggestion: string;
	texts: EmailSlipTexts;
	/** Id of the form that the buttons belong to. */
	form: string;
}

/** "Meinten Sie …?" above the page. Nobody has to press a button of it: going on is an answer, too. */
export function EmailSlip({
	autoFocus,
	...slip
}: Slip & { autoFocus: boolean }) {
	const { suggestion, texts, form } = slip;
	return (
		<Alert
			kind="info"
			title={`${texts.emailSlip} ${suggestion}?`}
			role="alert"
			autoFocus={autoFocus}
		>
			<p>{texts.emailSlipText}</p>
			<div className="mt-16 flex flex-wrap gap-16">
				<TakeEmail {...slip} />
				<Button
					variant="secondary"
					form={form}
					name="intent"
					value="leave-email"
				>
					{texts.leaveEmail}
				</Button>
			</div>
		</Alert>
	);
}

/** The button alone, beside a field whose address cannot be right. */
export function TakeEmail({ suggestion, texts, form }: Slip) {
	return (
		<Button
			variant="secondary"
			form={form}
			name="intent"
			value="take-email"
			className="self-start"
		>
			{`${texts.takeEmail} ${suggestion}`}
		</Button>
	);
}
