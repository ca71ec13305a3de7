import { MOST_TABLETS, type NewEnrolmentCode } from '#contracts/enrolment';
import { counted } from '../names.ts';
import { type Choice, type Field, mistake, type Typed, typed } from '../parts/fields.ts';

export type ManyValues = { boothIds: string[]; each: string };
type Tablet = { boothId: string; name: string };

export function manyFields(booths: readonly Choice[]): Field<ManyValues>[] {
  return [
    { name: 'boothIds', label: 'Booths', kind: 'several', choices: booths },
    { name: 'each', label: 'Tablets for each booth', kind: 'number', half: true },
  ];
}

const CARDS_A_PAGE = 8;

/** "12 cards on 2 pages"; null as long as there are none. */
export function cardsWords({ boothIds, each }: ManyValues): string | null {
  const cards = boothIds.length * Number(each);
  if (!Number.isSafeInteger(cards) || cards < 1) return null;
  return `${counted(cards, 'card')} on ${counted(Math.ceil(cards / CARDS_A_PAGE), 'page')}`;
}

const LONGEST_NAME = 60;

/** One tablet for each card, named after its booth, or what is missing, by field. */
export function tabletsOf(
  { boothIds, each }: ManyValues,
  nameOf: (boothId: string) => string,
): Typed<Tablet[]> {
  if (boothIds.length === 0) return mistake('boothIds', 'Choose at least one booth.');
  const number = Number(each);
  if (!Number.isInteger(number) || number < 1) return mistake('each', 'Type a number from 1.');
  if (boothIds.length * number > MOST_TABLETS)
    return mistake('each', `At most ${MOST_TABLETS} cards at once. Choose fewer booths, or fewer for each.`);
  return typed(
    boothIds.flatMap((boothId) =>
      Array.from({ length: number }, (_, at) => {
        const end = number === 1 ? '' : ` ${at + 1}`;
        return {
          boothId,
          name:
            nameOf(boothId)
              .slice(0, LONGEST_NAME - end.length)
              .trimEnd() + end,
        };
      }),
    ),
  );
}

/** As it is typed: two groups of four. */
export const groupsOf = ({ code }: Pick<NewEnrolmentCode, 'code'>): string[] => code.split('-');

/** What is typed into the tablet's browser: the address without the code. */
export const addressOf = ({ url }: Pick<NewEnrolmentCode, 'url'>): string => url.replace(/#.*$/, '');

/** In the order in which somebody walks past the kiosks; booths without one last. */
export function inOrderOfKiosks<C extends { boothIds: string[]; name: string }>(
  codes: readonly C[],
  plateOf: (boothId: string) => string | null,
): C[] {
  const key = ({ boothIds }: C) => plateOf(boothIds[0] ?? '') ?? '\uffff';
  const compare = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
  return codes.toSorted((one, other) => compare(key(one), key(other)) || compare(one.name, other.name));
}
