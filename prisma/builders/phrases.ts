/** Beginnings and ends of invented sentences, so that thousands of inputs differ in six languages. */
export const phrases: Record<string, { who: string[]; what: string[] }> = {
  en: {
    who: ['Small delegations', 'Incident-response teams', 'Operators of hospitals', 'Researchers'],
    what: [
      'need a common template for reporting vulnerabilities',
      'should be heard before the next draft is issued',
      'ask for a yearly exercise of the points of contact directory',
      'would gain from fellowships for capacity-building',
    ],
  },
  fr: {
    who: ['Les petites délégations', "Les équipes d'intervention", 'Les opérateurs d’hôpitaux'],
    what: [
      'demandent un modèle commun de notification des vulnérabilités',
      'devraient être entendues avant le prochain projet',
      'souhaitent un exercice annuel du répertoire des points de contact',
    ],
  },
  es: {
    who: ['Las delegaciones pequeñas', 'Los equipos de respuesta', 'Los operadores de hospitales'],
    what: [
      'piden un modelo común para notificar vulnerabilidades',
      'deberían ser escuchados antes del próximo borrador',
      'proponen un ejercicio anual del directorio de puntos de contacto',
    ],
  },
  ru: {
    who: ['Малые делегации', 'Группы реагирования на инциденты', 'Операторы больниц'],
    what: [
      'просят общий образец сообщения об уязвимостях',
      'должны быть услышаны до следующего проекта',
      'предлагают ежегодное учение по справочнику контактных пунктов',
    ],
  },
  ar: {
    who: ['الوفود الصغيرة', 'فرق الاستجابة للحوادث', 'مشغلو المستشفيات'],
    what: [
      'تطلب نموذجا مشتركا للإبلاغ عن الثغرات',
      'ينبغي الاستماع إليها قبل المسودة التالية',
      'تقترح تمرينا سنويا لدليل جهات الاتصال',
    ],
  },
  zh: {
    who: ['小型代表团', '应急响应小组', '医院运营方'],
    what: ['要求统一的漏洞报告模板', '应当在下一份草案之前得到听取', '建议每年演练联络点名录'],
  },
}
