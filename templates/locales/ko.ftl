# 한국어. Reviewed by a native speaker: no. Corrections: edit this file and open a pull request.
# Register: polite endings (-습니다, 해 주세요), as Naver and Kakao write; 인증번호 is the usual word for the code. No
# particle after the brand that depends on its last sound. Where possible, an SMS fits 70 characters with a brand of 30.

shared =
    .font = -apple-system,Malgun Gothic,sans-serif
    .breaking = overflow-wrap:anywhere;word-break:keep-all
    .greeting = { $name } 님, 안녕하세요.
    .greeting-anonymous = 안녕하세요.
    .code-label = 인증번호
    .expires = { $hours }시간 동안 유효합니다
    .never-share = 인증번호를 다른 사람에게 알려 주지 마세요. { -brand }에서는 절대 묻지 않습니다.
    .link-hint = 버튼이 열리지 않나요? 아래 링크를 브라우저에 붙여 넣어 주세요.
    .help = 도움이 필요하신가요? 문의:
    .reason = { -brand }에서 이 이메일 주소를 사용하셔서 보내 드린 메일입니다.

sign-up =
    .subject = { -brand } 이메일 주소 인증
    .preheader = 한 단계만 더 진행하면 계정을 사용할 수 있습니다.
    .heading = 이메일 주소를 인증해 주세요
    .intro = 가입해 주셔서 감사합니다. 아래 인증번호를 입력해 이메일 주소를 인증해 주세요.
    .intro-link = 가입해 주셔서 감사합니다. 이메일 주소를 인증하고 시작해 보세요.
    .action = 이메일 주소 인증
    .expires = { shared.expires }
    .ignore = 가입하신 적이 없다면 이 메일을 무시하셔도 됩니다.
    .sms = { $code } - { -brand } 번호 확인 코드입니다. 공유하지 마십시오.

resend-code =
    .subject = { -brand } 새 인증번호
    .subject-link = { sign-up.subject }
    .preheader = 요청하신 대로 다시 보내 드립니다. 이메일 주소를 인증해 주세요.
    .heading = 이메일 주소를 인증해 주세요
    .intro = 새 인증번호를 보내 드립니다. 입력해 이메일 주소를 인증해 주세요.
    .intro-link = 새 링크를 보내 드립니다. 열어서 이메일 주소를 인증해 주세요.
    .action = 이메일 주소 인증
    .expires = { shared.expires }
    .ignore = 요청하신 적이 없다면 이 메일을 무시하셔도 됩니다.
    .sms = { $code } - { -brand } 새 번호 확인 코드입니다. 공유하지 마십시오.

admin-create-user =
    .subject = { -brand } 계정이 준비되었습니다
    .preheader = 아이디와 임시 비밀번호를 확인하고 로그인해 주세요.
    .heading = { -brand }에 오신 것을 환영합니다
    .intro = 회원님의 계정을 만들었습니다. 아래 정보로 로그인한 뒤 새 비밀번호를 설정해 주세요.
    .username-label = 아이디
    .password-label = 임시 비밀번호
    .action = 로그인
    .expires = { $days ->
        [0] 임시 비밀번호가 만료되기 전에 로그인해 주세요.
       *[other] 임시 비밀번호는 { $days }일 동안 유효합니다.
    }
    .never-share = 비밀번호를 다른 사람에게 알려 주지 마세요. { -brand }에서는 절대 묻지 않습니다.
    .sent-to = 받는 사람:
    .ignore = 예상하지 못한 초대라면 이 메일을 무시하셔도 됩니다.
    .sms = { -brand } 사용자 이름: { $username } 임시 비밀번호: { $code }

admin-create-user_passwordless =
    .preheader = 모두 준비되었습니다. 아이디만 있으면 로그인할 수 있습니다.
    .intro = 회원님의 계정을 만들었습니다. 아래 아이디로 로그인해 주세요.
    .sms = { -brand } 계정이 준비되었습니다. 사용자 이름: { $username }

forgot-password =
    .subject = { -brand } 비밀번호 재설정
    .preheader = 이 메일의 인증번호로 새 비밀번호를 설정할 수 있습니다.
    .heading = 비밀번호 재설정
    .intro = 아래 인증번호를 입력하고 새 비밀번호를 설정해 주세요.
    .action = 새 비밀번호 설정
    .expires = { shared.expires }
    .ignore = 요청하신 적이 없다면 이 메일을 무시하셔도 됩니다. 비밀번호는 바뀌지 않습니다.
    .sms = { $code } - { -brand } 비밀번호 재설정 코드입니다. 공유하지 마십시오.

forgot-password_by-admin =
    .subject = { -brand } 비밀번호가 초기화되었습니다
    .heading = 비밀번호가 초기화되었습니다
    .intro = 관리자가 비밀번호를 초기화했습니다. 아래 인증번호를 입력하고 새 비밀번호를 설정해 주세요.
    .ignore = 이전 비밀번호는 더 이상 사용할 수 없습니다.

update-user-attribute =
    .subject = { -brand } 새 연락처 인증
    .preheader = 인증번호를 입력하면 변경 사항이 바로 적용됩니다.
    .heading = 새 연락처를 인증해 주세요
    .intro = 연락처를 변경하셨습니다. 아래 인증번호를 입력해 변경을 완료해 주세요.
    .action = 변경 확인
    .expires = { shared.expires }
    .ignore = 본인이 아닌가요? 지금 비밀번호를 변경해 주세요.
    .sms = { $code } - { -brand } 변경 번호 확인 코드입니다. 공유하지 마십시오.

update-user-attribute_by-admin =
    .preheader = 관리자가 연락처를 변경했습니다. 인증번호로 확인해 주세요.
    .intro = 관리자가 회원님의 연락처를 변경했습니다. 아래 인증번호를 입력해 변경을 확인해 주세요.
    .ignore = 예상하지 못한 변경이라면 인증번호를 입력하지 마세요.

verify-user-attribute =
    .subject = { -brand } 연락처 인증
    .preheader = 인증번호를 입력하면 연락처 인증이 끝납니다.
    .heading = 연락처를 인증해 주세요
    .intro = 아래 인증번호를 입력해 본인의 연락처임을 인증해 주세요.
    .action = 인증
    .expires = { shared.expires }
    .ignore = 요청하신 적이 없다면 이 메일을 무시하셔도 됩니다.
    .sms = { $code } - { -brand } 번호 인증 코드입니다. 공유하지 마십시오.

authentication =
    .subject = { -brand } 로그인 인증번호
    .preheader = 로그인 화면에 입력해 주세요. 몇 분 동안만 유효합니다.
    .heading = 로그인 인증번호
    .intro = 아래 인증번호를 입력해 로그인해 주세요.
    .action = 로그인
    .expires = 몇 분 동안만 유효합니다
    .ignore = 로그인하려던 것이 아니라면 이 메일을 무시하셔도 됩니다.
    .sms = { $code } - { -brand } 로그인 코드입니다. 공유하지 마십시오.

account-take-over-notification =
    .subject = { -brand } 계정에 평소와 다른 로그인이 있었습니다
    .preheader = 내용을 확인하고 본인인지 알려 주세요. 잠깐이면 됩니다.
    .heading = 본인이 로그인하셨나요?
    .intro = 회원님의 계정에서 평소와 다른 로그인을 발견했습니다.
    .intro-blocked = 회원님의 계정에 대한 평소와 다른 로그인 시도를 차단했습니다.
    .time-label = 시간:
    .place-label = 위치:
    .device-label = 기기:
    .question = 알려 주세요.
    .yes = 네, 본인입니다
    .no = 아니요, 본인이 아닙니다
    .ignore = 본인이 아닌가요? 지금 비밀번호를 변경해 주세요.

password-changed =
    .subject = { -brand } 비밀번호가 변경되었습니다
    .preheader = 본인이 아니라면 지금 비밀번호를 재설정해 주세요.
    .heading = 비밀번호가 변경되었습니다
    .intro = 회원님의 계정 비밀번호가 방금 변경되었습니다.
    .action = 로그인
    .ignore = 본인이 아닌가요? 지금 비밀번호를 재설정해 주세요.

welcome =
    .subject = { -brand }에 오신 것을 환영합니다
    .preheader = 계정 인증이 완료되었습니다. 언제든지 로그인해 주세요.
    .heading = 모두 준비되었습니다
    .intro = 계정 인증이 완료되어 바로 사용할 수 있습니다.
    .action = 로그인
    .ignore = 계정을 만드신 적이 없다면 문의해 주세요.
