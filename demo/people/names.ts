/** Given and family names of mixed origin; the pairs are drawn by chance and nobody is meant. */

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

export const GIVEN_NAMES: readonly string[] = wordsOf(`
  Adaeze Aisha Alma Amara Amir Anders Andre Anika Anthony Arjun Beatriz Bram Caleb Camila
  Carmen Chidi Clara Daniel Darius Deepa Diego Elena Elif Emeka Esther Ewa Farah Felix
  Fiona Gabriel Grace Hana Hector Hugo Imani Ines Irina Isaac Ivan Jamal Jasmine Joaquín
  Jonas Joon Kateryna Keisha Kenji Khadija Lars Layla Leila Linh Lucía Malik Marcus Mateo
  Mei Mina Nadia Naomi Nikhil Noor Olga Omar Oscar Paloma Patrick Priya Rafael Renée Rosa
  Ruth Sami Selam Simone Sofía Tariq Teodor Tessa Thandi Tomás Uma Valentina Vera Wei Yara
  Yusuf Zoë
`);

export const FAMILY_NAMES: readonly string[] = wordsOf(`
  Abara Achterberg Adler Alcázar Almasi Amsel Anand Arkwright Asante Baines Bakker Balewa
  Barros Bielak Birdsall Bondar Brandvold Calloway Cardoso Castellano Chaudhry Chukwu
  Colmenares Corrigan Dahl Darrow Delgado-Ruiz Demir Devereux Dominguez D'Souza Eberhart
  Ekwueme Escamilla Farrow Feeney Ferreira Fontaine Galloway Gebre Grantham Haddad
  Halvorsen Hashimi Hernley Holt Ibarra Ivanenko Jankowski Jaramillo Kamara Karimi Kessler
  Kovalenko Laghari Lachance Laurier Lindgren Llewellyn Macias Mbeki-Stone Mendez Mirza
  Moreau Nakata Nasser Nguyen-Hart Norwood Nwosu Obi Ocampo Oduya O'Malley Orellana
  Osterman Pacheco Park-Lowe Petrov Pham Quigley Rahimi Ramaswamy Rask Renner Rosales
  Saarinen Salcedo Sandoval Sato Schiller Shapira Sierra Solberg Tadesse Takeda Thackeray
  Tolan Tsegaye Ulrich Valdivia Varga Villanueva Wexford Whelan Wójcik Yamada Ybarra Zaman
  Zielinski
`);

/** BCP 47 codes with how many in a hundred of the staff speak the language besides English. */
export const OTHER_LANGUAGES: readonly (readonly [string, number])[] = [
  ['es', 26],
  ['vi', 4],
  ['zh', 4],
  ['ar', 4],
  ['tl', 4],
  ['ru', 3],
  ['uk', 2],
  ['ko', 2],
  ['fr', 3],
  ['pt', 2],
  ['so', 1],
  ['am', 2],
  ['hi', 2],
  ['pa', 2],
  ['yo', 1],
  ['ase', 2],
];
