import { Button } from "../ui/button.tsx";
import { PageScript } from "./page-script.tsx";

/** There once its script listens: every browser has its own way to print besides. */
export function PrintButton({ text }: { text: string }) {
	return (
		<>
			<Button type="button" data-print="" data-needs="print">
				{text}
			</Button>
			<PageScript name="print" />
		</>
	);
}
