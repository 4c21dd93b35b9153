import { isHeard, isSeen, lookAnew, nameOf, roleOf } from "./sight.ts";
import { innermost, plain, says, textOf, type Wanted } from "./words.ts";

/** From elements, or the whole page, to those that are looked for in them. */
export type Step = (from: readonly ParentNode[]) => Element[];

interface ByRole {
	name?: Wanted;
	exact?: boolean;
	level?: number;
}

/** A page, as far as its parts need it. */
export interface Holder {
	readonly document: Document;
	press(element: HTMLElement): Promise<void>;
}

/** Where something can be looked for: the words of Playwright's Page and Locator, with their meaning. */
export abstract class Searchable {
	protected abstract step(how: string, step: Step): HttpLocator;

	#each(how: string, search: (root: ParentNode) => Element[]): HttpLocator {
		return this.step(how, (from) => [...new Set(from.flatMap(search))]);
	}

	getByRole(role: string, wanted: ByRole = {}): HttpLocator {
		const { name, exact = false, level } = wanted;
		const how = `${role} ${name ?? ""}`.trim();
		return this.#each(how, (root) =>
			[...root.querySelectorAll("*")].filter(
				(element) =>
					roleOf(element) === role &&
					isHeard(element) &&
					(level === undefined || levelOf(element) === level) &&
					(name === undefined || isCalled(element, name, exact)),
			),
		);
	}

	getByLabel(text: Wanted, options: { exact?: boolean } = {}): HttpLocator {
		return this.#each(`field “${text}”`, (root) =>
			[...root.querySelectorAll("*")].filter((element) =>
				labelsOf(element).some((label) => says(label, text, options)),
			),
		);
	}

	getByText(text: Wanted, options: { exact?: boolean } = {}): HttpLocator {
		return this.#each(`“${text}”`, (root) => innermost(root, text, options));
	}

	locator(
		selector: string,
		{ hasText }: { hasText?: Wanted } = {},
	): HttpLocator {
		const found = this.#each(selector, (root) => select(root, selector));
		return hasText === undefined ? found : found.filter({ hasText });
	}
}

export class HttpLocator extends Searchable {
	readonly page: Holder;
	readonly how: string;
	readonly #steps: readonly Step[];

	/** @param how what is looked for, to be named where it fails */
	constructor(page: Holder, how: string, steps: readonly Step[]) {
		super();
		this.page = page;
		this.how = how;
		this.#steps = steps;
	}

	protected step(how: string, step: Step): HttpLocator {
		return new HttpLocator(this.page, `${this.how} › ${how}`, [
			...this.#steps,
			step,
		]);
	}

	filter({
		has,
		hasText,
	}: {
		has?: HttpLocator;
		hasText?: Wanted;
	}): HttpLocator {
		return this.step(`with ${hasText ?? has?.how}`, (from) =>
			elements(from).filter(
				(element) =>
					(hasText === undefined || says(textOf(element), hasText)) &&
					(has === undefined || has.#within([element]).length > 0),
			),
		);
	}

	and(other: HttpLocator): HttpLocator {
		return this.step(`and ${other.how}`, (from) => {
			const theirs = new Set(other.all());
			return elements(from).filter((element) => theirs.has(element));
		});
	}

	first(): HttpLocator {
		return this.step("the first", (from) => elements(from).slice(0, 1));
	}

	last(): HttpLocator {
		return this.step("the last", (from) => elements(from).slice(-1));
	}

	/** Those that are there now. */
	all(): Element[] {
		return this.#within([this.page.document]);
	}

	#within(roots: readonly ParentNode[]): Element[] {
		return elements(
			this.#steps.reduce<readonly ParentNode[]>(
				(from, step) => step(from),
				roots,
			),
		);
	}

	/** The one that is meant: none or several fail the test. */
	one(): Element {
		const [found, ...more] = this.all();
		if (!found || more.length > 0)
			throw new Error(
				`${found ? more.length + 1 : "None"} of ${this.how} in ${this.page.document.URL}`,
			);
		return found;
	}

	/** What somebody can press or fill in. */
	#usable(): HTMLElement {
		const found = this.one() as HTMLElement;
		const control = found.closest("button, input, select, textarea");
		if (!isSeen(found) || control?.matches(":disabled, [readonly]"))
			throw new Error(
				`Nobody can use ${this.how} in ${found.ownerDocument.URL}`,
			);
		return found;
	}

	async click(): Promise<void> {
		await this.page.press(this.#usable());
	}

	async check(): Promise<void> {
		await this.#set(true);
	}

	async uncheck(): Promise<void> {
		await this.#set(false);
	}

	async #set(checked: boolean): Promise<void> {
		const box = this.#usable() as HTMLInputElement;
		if (box.checked !== checked) await this.page.press(box);
		if (box.checked !== checked)
			throw new Error(`${this.how} cannot be set so`);
	}

	async fill(text: string): Promise<void> {
		const field = this.#usable() as HTMLInputElement | HTMLTextAreaElement;
		field.focus();
		field.value = text;
		lookAnew(field.ownerDocument);
		if (field.value !== text && field.matches(TYPED))
			throw new Error(`“${text}” cannot be entered in ${this.how}`);
	}

	async selectOption(
		wanted: string | { label: string } | { value: string },
	): Promise<void> {
		const field = this.#usable() as HTMLSelectElement;
		const isWanted = ({ label, value }: HTMLOptionElement) =>
			typeof wanted === "string"
				? value === wanted || says(label, wanted, { exact: true })
				: "label" in wanted
					? says(label, wanted.label, { exact: true })
					: value === wanted.value;
		const option = [...field.options].find(isWanted);
		if (!option || option.disabled)
			throw new Error(`No such choice in ${this.how}`);
		option.selected = true;
	}

	async inputValue(): Promise<string> {
		return (this.one() as HTMLInputElement).value;
	}

	async textContent(): Promise<string | null> {
		return this.one().textContent;
	}

	async allTextContents(): Promise<string[]> {
		return this.all().map(({ textContent }) => textContent ?? "");
	}

	async getAttribute(name: string): Promise<string | null> {
		return this.one().getAttribute(name);
	}
}

/** Of what is typed there a browser keeps only what is right. */
const TYPED = "[type=date], [type=datetime-local], [type=number], [type=time]";

const elements = (from: readonly ParentNode[]): Element[] => from as Element[];

const isCalled = (element: Element, name: Wanted, exact: boolean) =>
	exact && typeof name === "string"
		? nameOf(element) === plain(name)
		: says(nameOf(element), name);

const levelOf = (heading: Element): number =>
	Number(heading.getAttribute("aria-level") ?? heading.localName.slice(1));

/** The texts by which a field, or a part of the page, is known. */
function labelsOf(element: Element): string[] {
	const ids = element.getAttribute("aria-labelledby")?.split(/\s+/);
	if (ids)
		return ids.flatMap((id) => {
			const label = element.ownerDocument.getElementById(id);
			return label ? [textOf(label)] : [];
		});
	const label = element.getAttribute("aria-label")?.trim();
	if (label) return [label];
	return [...((element as HTMLInputElement).labels ?? [])].map((label) =>
		textOf(label),
	);
}

/** As a style sheet would, also what comes right after: "+ dd". */
function select(root: ParentNode, selector: string): Element[] {
	if (!selector.startsWith("+ ")) return [...root.querySelectorAll(selector)];
	const next = (root as Element).nextElementSibling;
	return next?.matches(selector.slice(2)) ? [next] : [];
}
