/** Finds which column of a file is what by its usual names, in English and Spanish. */
import type { StaffColumns, StaffRole } from './staff-import.ts';

/** Without case, accents and everything but letters; the first name that is there wins. */
const NAMES: Readonly<Record<StaffRole, string>> = {
  badge:
    'badge badgenumber badgeno badgenum badgeid shield shieldnumber starnumber star ' +
    'employeeid employeenumber staffid serialnumber placa numerodeplaca noplaca ' +
    'numplaca matricula legajo numeroempleado numerodeempleado',
  givenName: 'givenname firstname first forename nombre nombres primernombre nombredepila',
  familyName: 'familyname lastname last surname apellido apellidos primerapellido apellidopaterno',
  rank: 'rank title jobtitle position grade rango grado cargo jerarquia puesto',
  rankShort:
    'rankshort shortrank rankabbreviation rankabbr rankcode titleabbreviation ' +
    'rangoabreviado gradoabreviado abreviatura rangocorto',
  unit:
    'unit unitname assignment assignedunit division department bureau section ' +
    'unitassigned unidad division departamento seccion destino adscripcion ' +
    'dependencia',
  squad: 'squad team platoon shift watch group escuadra equipo peloton turno grupo cuadrilla',
  supervisor:
    'supervisor supervisorbadge supervisorid supervisornumber reportsto manager ' +
    'managerid sergeantbadge placadelsupervisor placasupervisor superior jefe ' +
    'jefedirecto mandodirecto',
  from:
    'from fromday fromdate since startdate assignmentstart assignmentfrom effective ' +
    'effectivedate effectivefrom assignedon unitstart desde fechadesde inicio ' +
    'fechainicio fechadeinicio vigente vigentedesde',
  until:
    'until untilday to todate enddate assignmentend assignmentuntil unitend hasta ' +
    'fechahasta fin fechafin fechadefin vigentehasta',
  employedFrom:
    'employedfrom hired hiredate hiredon datehired hireddate dateofhire appointed ' +
    'appointeddate appointmentdate employmentstart joined fechadeingreso fechaingreso ' +
    'ingreso fechadealta fechaalta alta contratacion fechadecontratacion',
  employedUntil:
    'employeduntil left lefton separated separationdate dateofseparation ' +
    'resignationdate terminationdate retired retireddate employmentend lastday ' +
    'fechadebaja fechabaja baja fechadecese cese fechadesalida egreso fechadeegreso ' +
    'ultimodia',
  languages: 'languages language spokenlanguages languagesspoken idiomas idioma lenguas',
  withheldReason:
    'withholdname namewithheld withheldreason withholdreason namewithheldreason ' +
    'nombrereservado motivodereserva reservadenombre',
};

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** The columns of a header, in its order. A column has one meaning, the first that fits. */
export function guessColumns(
  header: readonly string[],
  named: Readonly<Partial<Record<StaffRole, string>>> = {},
): StaffColumns {
  const taken = new Map<string, StaffRole>();
  const roles = Object.keys(NAMES) as StaffRole[];
  for (const role of roles) {
    const name = named[role];
    if (name !== undefined && header.includes(name)) taken.set(name, role);
  }
  for (const role of roles.filter((each) => named[each] === undefined)) {
    const usual = NAMES[role].split(' ');
    const free = header.filter((name) => !taken.has(name));
    const found = usual.flatMap((one) => free.filter((name) => bare(name) === one))[0];
    if (found !== undefined) taken.set(found, role);
  }
  return header.flatMap((name) => {
    const role = taken.get(name);
    return role === undefined ? [] : [[role, name] as const];
  });
}
