/** Zones whose city is called otherwise by now. Browsers and Node give some of them by the old name, some by the new. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** The id by the city's present name: "Europe/Kyiv" for "Europe/Kiev". Both are of one zone. */
export const presentZone = (id: string): string => renamed[id] ?? id;

/** All ids of a zone that somebody may look for, the present one first. */
export function idsOfZone(id: string): string[] {
  const present = presentZone(id);
  return [present, ...Object.keys(renamed).filter((old) => renamed[old] === present)];
}

/** "Los Angeles" */
export function placeOfZone(id: string): string {
  return namesOf(id)[0] ?? id;
}

/** "Los Angeles, America"; "Buenos Aires, Argentina, America"; "UTC" */
export function zoneWords(id: string): string {
  return namesOf(id).join(', ');
}

/** From the city to the part of the world. */
function namesOf(id: string): string[] {
  return presentZone(id)
    .split('/')
    .map((name) => name.replaceAll('_', ' '))
    .toReversed();
}
