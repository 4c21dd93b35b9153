import { printAgainAction } from "../infopoint/actions.ts";
import { Pressing } from "./pressing.tsx";

export interface HandPrinter {
	id: number;
	name: string;
	/** Numbers that staff give come out there. */
	atCounter: boolean;
}

export interface PrintTexts {
	first: string;
	again: string;
}

/** A button for each printer of the house; its name stands on it where there are several. */
export function PrintAgain({
	visitId,
	page,
	press,
	printers,
	isFirst = false,
	texts,
}: {
	visitId: string;
	/** Where its answer is shown. */
	page: "heute" | "infopoint";
	/** Another one each time the page is made: sent twice, one slip comes out. */
	press: string;
	printers: readonly HandPrinter[];
	/** No slip has been printed, as far as is known. */
	isFirst?: boolean;
	texts: PrintTexts;
}) {
	if (printers.length === 0) return null;
	const text = isFirst ? texts.first : texts.again;
	return (
		<form action={printAgainAction} className="flex flex-wrap gap-8">
			<input type="hidden" name="besuch" value={visitId} />
			<input type="hidden" name="seite" value={page} />
			<input type="hidden" name="druck" value={press} />
			{printers.map(({ id, name }) => (
				<Pressing key={id} name="drucker" value={id} className="team-button">
					{printers.length > 1 ? `${text}: ${name}` : text}
				</Pressing>
			))}
		</form>
	);
}
